import { randomUUID } from 'node:crypto';
import { Heartbeat } from '@app/common';
import { type Deadline, type RedisConnection, type RedisScript, withDeadline } from '@app/redis';
import { type CacheFamily, type CacheKey, companyIn, familyOf, generationKeyOf } from '../keys/cache-keys';
import { leaseKeyOf, loadedUnderKeyOf, memberSizesKeyOf, membersKeyOf, staleKeyOf } from '../keys/cache-keys';
import type { Invalidation } from '../keys/invalidation';
import { MAX_MEMBER_BYTES, memberBytes } from '../keys/memory-of-members';
import { type Acquisition, CacheStore, CacheUnavailable, type EntryTtl, type Lease, type Lookup } from './cache-store';
import { type CacheEvent } from './cache-store';
import { CacheEvents } from './cache-events';
import { RedisReads } from './redis-reads';
import {
  ACQUIRE,
  ADD_MEMBER,
  DELETE,
  FILL,
  GENERATION,
  INVALIDATE,
  KEEP_GENERATION,
  RELEASE,
  RENEW,
} from './redis-scripts';

/** TTL of a generation without entries yet; longer than any load. */
const NEW_GENERATION_MS = 180_000;

/** The store that all instances share. Every call has a deadline; Lua scripts make each operation on a key atomic. */
export class RedisCacheStore extends CacheStore {
  private readonly events = new CacheEvents();
  private readonly heartbeat: Heartbeat;
  private readonly deadline: Deadline;
  private readonly reads: RedisReads;

  constructor(private readonly redis: RedisConnection) {
    super();
    this.deadline = { timeout: redis.timeout, toError: (reason, options) => new CacheUnavailable(reason, options) };
    this.reads = new RedisReads(redis);
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

  async read(keys: readonly CacheKey[]): Promise<Lookup[]> {
    return this.redis.isSettled ? this.reads.values(keys) : keys.map(() => 'away');
  }

  async readStale(key: CacheKey): Promise<Lookup> {
    return this.redis.isSettled ? this.reads.stale(key) : 'away';
  }

  async acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition> {
    if (!this.redis.isSettled) throw new CacheUnavailable('another process may not have found it again yet');
    const family = familyOf(key);
    const generation = family && (await this.generationOf(family));
    const lease: Lease = { key, token, generation };
    const names = [key, leaseKeyOf(key), loadedUnderKeyOf(key)];
    const acquired = this.redis.runForBytes(ACQUIRE, names, [token, String(leaseMs), generation ?? '']);
    let isLate = false;
    // A lease that is granted after the deadline has no holder, and would block other callers until it expires.
    void acquired.then((answer) => (isLate && answer === 1 ? this.release(lease) : undefined)).catch(() => {});
    const answer = await this.inTime(acquired).catch((error: unknown) => {
      isLate = true;
      throw error;
    });
    if (!Array.isArray(answer)) return answer === 1 ? { kind: 'granted', lease } : { kind: 'busy' };
    const [value, left] = answer as [Buffer, number];
    return {
      kind: 'value',
      answer: { bytes: value.toString('latin1'), remaining: left < 0 ? undefined : left, generation },
    };
  }

  async fill(lease: Lease, text: string, { ttl, staleFor = 0 }: EntryTtl): Promise<boolean> {
    const { key, token, generation } = lease;
    const ttls = [Math.max(1, Math.floor(ttl * 1000)), Math.floor(staleFor * 1000)];
    const lifetime = Math.max(...ttls);
    const family = generation === undefined ? undefined : familyOf(key);
    // Asked in the same round trip as the fill: what was filled under a generation that is over never counts.
    const [isCurrent, isFilled] = await Promise.all([
      family && this.run(KEEP_GENERATION, [generationKeyOf(family)], [generation ?? '', String(lifetime)]),
      this.run(
        FILL,
        [key, leaseKeyOf(key), loadedUnderKeyOf(key), staleKeyOf(key)],
        [token, this.redis.channel, text, ...ttls.map(String), generation ?? ''],
      ),
    ]);
    if (isFilled !== 1) return false;
    if (family) void this.addMember(key, memberBytes(Buffer.byteLength(text), staleFor > 0), lifetime).catch(() => {});
    return isCurrent !== 0;
  }

  async renew({ key, token }: Lease, leaseMs: number): Promise<void> {
    await this.run(RENEW, [leaseKeyOf(key)], [token, String(leaseMs)]);
  }

  async release({ key, token }: Lease): Promise<void> {
    await this.run(RELEASE, [key, leaseKeyOf(key)], [token, this.redis.channel]);
  }

  async invalidate({ keys = [], families = [] }: Invalidation): Promise<void> {
    const { channel } = this.redis;
    // One script for each: in a cluster they lie in different slots, and the client pipelines commands of one tick
    // anyway.
    const invalidations = [
      ...keys.map((key) => this.redis.run(INVALIDATE, allKeysOf(key), [channel, `dropped ${key}`])),
      ...families.map((family) =>
        this.redis.run(INVALIDATE, [generationKeyOf(family)], [channel, `outdated ${family}`]),
      ),
    ];
    await this.inTime(Promise.all(invalidations));
  }

  subscribe(listener: (event: CacheEvent) => void): () => void {
    return this.events.subscribe(listener);
  }

  isCurrent(): boolean {
    return this.redis.hasEcho && this.heartbeat.isCurrent();
  }

  ping(): Promise<boolean> {
    return this.reads.ping();
  }

  private async generationOf(family: CacheFamily): Promise<string> {
    const ifThereIsNone = [randomUUID(), String(NEW_GENERATION_MS)];
    return (await this.run(GENERATION, [generationKeyOf(family)], ifThereIsNone)) as string;
  }

  /** Counts a member, and deletes the company's oldest ones beyond {@link MAX_MEMBER_BYTES}. */
  private async addMember(key: CacheKey, bytes: number, lifetime: number): Promise<void> {
    const company = companyIn(key);
    const counted = [membersKeyOf(company), memberSizesKeyOf(company)];
    const limits = [bytes, lifetime, MAX_MEMBER_BYTES].map(String);
    const beyond = (await this.run(ADD_MEMBER, counted, [key, ...limits])) as CacheKey[];
    await this.inTime(
      Promise.all(beyond.map((old) => this.redis.run(DELETE, [old, staleKeyOf(old), loadedUnderKeyOf(old)], []))),
    );
  }

  private run(script: RedisScript, keys: string[], args: string[]): Promise<unknown> {
    return this.inTime(this.redis.run(script, keys, args));
  }

  /** @throws CacheUnavailable */
  private inTime<T>(work: Promise<T>): Promise<T> {
    return withDeadline(work, this.deadline);
  }

  private receive(message: string): void {
    const space = message.indexOf(' ');
    const kind = message.slice(0, space) as 'filled' | 'freed' | 'dropped' | 'outdated';
    const name = message.slice(space + 1);
    this.events.emit(kind === 'outdated' ? { kind, family: name as CacheFamily } : { kind, key: name as CacheKey });
  }
}

/** The Redis keys of one cache key. */
const allKeysOf = (key: CacheKey): string[] => [key, leaseKeyOf(key), staleKeyOf(key), loadedUnderKeyOf(key)];
