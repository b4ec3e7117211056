import { type Clock, SystemClock } from '@app/common';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';
import { type CacheEvent, CacheStore, type Acquisition, type EntryTtl, type Registration } from './cache-store';
import { ExpiringMap } from './expiring-map';
import { CacheEvents } from './cache-events';

/** How many answers, and how many families, one process keeps at most. */
const DEFAULT_CAPACITY = 10_000;

/** Key to stamp. */
type Members = ExpiringMap<CacheKey, string>;

/** The store of a process that has no Redis. Bounded: the least recently used answer goes first. */
export class MemoryCacheStore extends CacheStore {
  private readonly values: ExpiringMap<CacheKey, string>;
  private readonly lastValues: ExpiringMap<CacheKey, string>;
  private readonly leases: ExpiringMap<CacheKey, string>;
  private readonly families: ExpiringMap<CacheFamily, Members>;
  private readonly events = new CacheEvents();
  private stamps = 0;

  constructor(
    private readonly clock: Clock = new SystemClock(),
    private readonly capacity = DEFAULT_CAPACITY,
  ) {
    super();
    this.values = new ExpiringMap(clock, capacity);
    this.lastValues = new ExpiringMap(clock, capacity);
    this.leases = new ExpiringMap(clock, capacity);
    // A family that nobody can find any more must not leave members behind that no drop would reach.
    this.families = new ExpiringMap(clock, capacity, (members) => this.erase([...members.keys()]));
  }

  async read(key: CacheKey): Promise<string | undefined> {
    return this.values.get(key);
  }

  async ttl(key: CacheKey): Promise<number | undefined> {
    return this.values.remaining(key);
  }

  async acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition> {
    const text = this.values.get(key);
    if (text !== undefined) return { kind: 'value', text };
    if (this.leases.get(key) !== undefined) return { kind: 'busy' };
    this.leases.set(key, token, leaseMs);
    return { kind: 'granted' };
  }

  async readStale(key: CacheKey): Promise<string | undefined> {
    return this.lastValues.get(key);
  }

  async fill(key: CacheKey, token: string, text: string, { ttl, staleFor: lastKnown = 0 }: EntryTtl): Promise<boolean> {
    if (this.leases.get(key) !== token) return false;
    this.leases.delete(key);
    this.values.set(key, text, ttl * 1000);
    if (lastKnown > 0) this.lastValues.set(key, text, lastKnown * 1000);
    this.events.emit({ kind: 'filled', key });
    return true;
  }

  async release(key: CacheKey, token: string): Promise<void> {
    if (this.leases.get(key) !== token) return;
    this.leases.delete(key);
    this.events.emit({ kind: 'freed', key });
  }

  async invalidate(keys: readonly CacheKey[]): Promise<void> {
    this.erase(keys);
  }

  async register(family: CacheFamily, key: CacheKey, ttlSeconds: number): Promise<void> {
    const members = this.families.get(family) ?? this.found(family, ttlSeconds);
    members.set(key, String(++this.stamps), ttlSeconds * 1000);
    this.families.extend(family, ttlSeconds * 1000);
  }

  async members(family: CacheFamily): Promise<Registration[]> {
    const members = this.families.get(family);
    return [...(members?.entries() ?? [])].map(([key, stamp]) => ({ key, stamp }));
  }

  async unregister(family: CacheFamily, registrations: readonly Registration[]): Promise<void> {
    const members = this.families.get(family);
    for (const { key, stamp } of registrations) if (members?.get(key) === stamp) members.delete(key);
    if (members?.size === 0) this.families.delete(family);
  }

  subscribe(listener: (news: CacheEvent) => void): () => void {
    return this.events.subscribe(listener);
  }

  isCurrent(): boolean {
    return true;
  }

  async ping(): Promise<boolean> {
    return true;
  }

  private found(family: CacheFamily, ttlSeconds: number): Members {
    const members: Members = new ExpiringMap(this.clock, this.capacity, (_, member) => this.erase([member]));
    this.families.set(family, members, ttlSeconds * 1000);
    return members;
  }

  private erase(keys: readonly CacheKey[]): void {
    for (const key of keys) {
      this.values.delete(key);
      this.lastValues.delete(key);
      this.leases.delete(key);
      this.events.emit({ kind: 'dropped', key });
    }
  }
}
