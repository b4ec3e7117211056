import { type Clock, SystemClock } from '@app/common';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';
import { type CacheEvent, CacheStore, type Acquisition, type EntryTtl, type Registration } from './cache-store';
import { ExpiringMap } from './expiring-map';
import { CacheEvents } from './cache-events';

/** Of answers, and of families. */
const DEFAULT_CAPACITY = 10_000;

/** Keys and their stamps. */
type Members = ExpiringMap<CacheKey, string>;

/** The store of a process without Redis. Bounded: it evicts the least recently used answer. */
export class MemoryCacheStore extends CacheStore {
  private readonly values: ExpiringMap<CacheKey, string>;
  private readonly staleValues: ExpiringMap<CacheKey, string>;
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
    this.staleValues = new ExpiringMap(clock, capacity);
    this.leases = new ExpiringMap(clock, capacity);
    // The members of an evicted register would be out of reach of every invalidation, so their values go with it.
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
    return this.staleValues.get(key);
  }

  async fill(key: CacheKey, token: string, text: string, { ttl, staleFor = 0 }: EntryTtl): Promise<boolean> {
    if (this.leases.get(key) !== token) return false;
    this.leases.delete(key);
    this.values.set(key, text, ttl * 1000);
    if (staleFor > 0) this.staleValues.set(key, text, staleFor * 1000);
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
    const members = this.families.get(family) ?? this.createRegister(family, ttlSeconds);
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

  subscribe(listener: (event: CacheEvent) => void): () => void {
    return this.events.subscribe(listener);
  }

  isCurrent(): boolean {
    return true;
  }

  async ping(): Promise<boolean> {
    return true;
  }

  private createRegister(family: CacheFamily, ttlSeconds: number): Members {
    const members: Members = new ExpiringMap(this.clock, this.capacity, (_, member) => this.erase([member]));
    this.families.set(family, members, ttlSeconds * 1000);
    return members;
  }

  private erase(keys: readonly CacheKey[]): void {
    for (const key of keys) {
      this.values.delete(key);
      this.staleValues.delete(key);
      this.leases.delete(key);
      this.events.emit({ kind: 'dropped', key });
    }
  }
}
