import { Heartbeat } from '@app/common';
import { type CacheFamily, type CacheKey, staleKeyOf, leaseKeyOf, registerKeyOf } from '../keys/cache-keys';
import type { RedisConnection } from '@app/redis';
import {
  type CacheEvent,
  CacheStore,
  CacheUnavailable,
  type Acquisition,
  type EntryTtl,
  type Registration,
} from './cache-store';
import { type Deadline, withDeadline } from '@app/redis';
import { CacheEvents } from './cache-events';
import { ACQUIRE, INVALIDATE, FILL, UNREGISTER, MEMBERS, REGISTER, RELEASE, type RedisScript } from './redis-scripts';

const PING_KEY = 'company-cache:ping';

/** The store that all instances share. Every call has a deadline; Lua scripts make each operation on a key atomic. */
export class RedisCacheStore extends CacheStore {
  private readonly events = new CacheEvents();
  private readonly heartbeat: Heartbeat;
  private readonly deadline: Deadline;

  constructor(private readonly redis: RedisConnection) {
    super();
    this.deadline = { timeout: redis.timeout, toError: (reason, options) => new CacheUnavailable(reason, options) };
    this.heartbeat = new Heartbeat(() => redis.echo());
    redis.listen(
      (message) => this.receive(message),
      () => {
        this.heartbeat.markGap();
        this.events.emit({ kind: 'lost' });
      },
    );
    redis.onClose(() => this.heartbeat.stop());
  }

  async read(key: CacheKey): Promise<string | undefined> {
    return (await this.inTime(this.redis.commands.get(key))) ?? undefined;
  }

  async ttl(key: CacheKey): Promise<number | undefined> {
    const left = await this.inTime(this.redis.commands.pTTL(key));
    // Negative for a key that does not exist or never expires.
    return left < 0 ? undefined : left;
  }

  async acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition> {
    const acquired = this.run(ACQUIRE, [key, leaseKeyOf(key)], [token, String(leaseMs)]);
    let isLate = false;
    // A lease that is granted after the deadline has no holder, and would block other callers until it expires.
    void acquired.then((answer) => (isLate && answer === 1 ? this.release(key, token) : undefined)).catch(() => {});
    const answer = await this.inTime(acquired).catch((error: unknown) => {
      isLate = true;
      throw error;
    });
    if (typeof answer === 'string') return { kind: 'value', text: answer };
    return { kind: answer === 1 ? 'granted' : 'busy' };
  }

  async readStale(key: CacheKey): Promise<string | undefined> {
    return (await this.inTime(this.redis.commands.get(staleKeyOf(key)))) ?? undefined;
  }

  async fill(key: CacheKey, token: string, text: string, { ttl, staleFor = 0 }: EntryTtl): Promise<boolean> {
    const ttls = [Math.max(1, Math.floor(ttl * 1000)), Math.floor(staleFor * 1000)].map(String);
    return (await this.inTime(this.run(FILL, keysOf(key), [token, this.redis.channel, text, ...ttls]))) === 1;
  }

  async release(key: CacheKey, token: string): Promise<void> {
    await this.inTime(this.run(RELEASE, [key, leaseKeyOf(key)], [token, this.redis.channel]));
  }

  async invalidate(keys: readonly CacheKey[]): Promise<void> {
    // One script per key: in a cluster keys lie in different slots, and the client pipelines commands of one tick
    // anyway.
    await this.inTime(Promise.all(keys.map((key) => this.run(INVALIDATE, keysOf(key), [this.redis.channel]))));
  }

  async register(family: CacheFamily, key: CacheKey, ttlSeconds: number): Promise<void> {
    await this.inTime(this.run(REGISTER, [registerKeyOf(family)], [key, String(Math.ceil(ttlSeconds * 1000))]));
  }

  async members(family: CacheFamily): Promise<Registration[]> {
    const flat = (await this.inTime(this.run(MEMBERS, [registerKeyOf(family)], []))) as string[];
    const found: Registration[] = [];
    for (let i = 0; i < flat.length; i += 2) found.push({ key: flat[i] as CacheKey, stamp: flat[i + 1] ?? '' });
    return found;
  }

  async unregister(family: CacheFamily, registrations: readonly Registration[]): Promise<void> {
    const pairs = registrations.flatMap(({ key, stamp }) => [key, stamp]);
    await this.inTime(this.run(UNREGISTER, [registerKeyOf(family)], pairs));
  }

  subscribe(listener: (event: CacheEvent) => void): () => void {
    return this.events.subscribe(listener);
  }

  isCurrent(): boolean {
    return this.redis.hasEcho && this.heartbeat.isCurrent();
  }

  async ping(): Promise<boolean> {
    return this.inTime(this.redis.commands.get(PING_KEY)).then(
      () => true,
      () => false,
    );
  }

  /** Runs a script by its digest, and sends its source only when this Redis has not cached it. */
  private async run({ sha, source }: RedisScript, keys: string[], args: string[]): Promise<unknown> {
    const options = { keys, arguments: args };
    try {
      return await this.redis.commands.evalSha(sha, options);
    } catch (error) {
      if (!(error as Error).message.startsWith('NOSCRIPT')) throw error;
      return this.redis.commands.eval(source, options);
    }
  }

  /** @throws CacheUnavailable */
  private inTime<T>(work: Promise<T>): Promise<T> {
    return withDeadline(work, this.deadline);
  }

  private receive(message: string): void {
    const space = message.indexOf(' ');
    const kind = message.slice(0, space) as 'filled' | 'freed' | 'dropped';
    this.events.emit({ kind, key: message.slice(space + 1) as CacheKey });
  }
}

/** The Redis keys of one cache key. */
const keysOf = (key: CacheKey): string[] => [key, leaseKeyOf(key), staleKeyOf(key)];
