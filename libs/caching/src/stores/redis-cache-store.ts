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

/** The store that all instances share. Every call has a deadline; scripts make each step one step. */
export class RedisCacheStore extends CacheStore {
  private readonly events = new CacheEvents();
  private readonly heartbeat: Heartbeat;
  private readonly deadline: Deadline;

  constructor(private readonly redis: RedisConnection) {
    super();
    this.deadline = { timeout: redis.timeout, toError: (reason, options) => new CacheUnavailable(reason, options) };
    this.heartbeat = new Heartbeat(() => redis.echo());
    redis.listen(
      (message) => this.hear(message),
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
    // Negative: Redis's way of saying that there is no such key, or no end.
    return left < 0 ? undefined : left;
  }

  async acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition> {
    const asked = this.run(ACQUIRE, [key, leaseKeyOf(key)], [token, String(leaseMs)]);
    let isLate = false;
    // A lease that is granted after we stopped waiting would keep everybody else waiting for nobody.
    void asked.then((answer) => (isLate && answer === 1 ? this.release(key, token) : undefined)).catch(() => {});
    const answer = await this.inTime(asked).catch((error: unknown) => {
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
    const lives = [Math.max(1, Math.floor(ttl * 1000)), Math.floor(staleFor * 1000)].map(String);
    return (await this.inTime(this.run(FILL, keysOf(key), [token, this.redis.channel, text, ...lives]))) === 1;
  }

  async release(key: CacheKey, token: string): Promise<void> {
    await this.inTime(this.run(RELEASE, [key, leaseKeyOf(key)], [token, this.redis.channel]));
  }

  async invalidate(keys: readonly CacheKey[]): Promise<void> {
    // One script a key: in a cluster keys live apart, and commands of one tick travel together anyway.
    const drops = keys.map((key) => this.run(INVALIDATE, keysOf(key), [this.redis.channel]));
    await this.inTime(Promise.all(drops));
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

  subscribe(listener: (news: CacheEvent) => void): () => void {
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

  /** By its digest; by its text only when this Redis does not know it yet. */
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

  private hear(message: string): void {
    const gap = message.indexOf(' ');
    const kind = message.slice(0, gap) as 'filled' | 'freed' | 'dropped';
    this.events.emit({ kind, key: message.slice(gap + 1) as CacheKey });
  }
}

/** All that Redis keeps under one of our keys. */
const keysOf = (key: CacheKey): string[] => [key, leaseKeyOf(key), staleKeyOf(key)];
