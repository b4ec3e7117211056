import { LRUCache } from 'lru-cache';
import { type Clock, SystemClock } from '@app/common';
import {
  type CacheFamily,
  type CacheKey,
  companyIn,
  familyOf,
  generationKeyOf,
  leaseKeyOf,
  staleKeyOf,
} from '../keys/cache-keys';
import type { Invalidation } from '../keys/invalidation';
import { MAX_MEMBER_BYTES } from '../keys/memory-of-members';
import { type Acquisition, bytesOf, type CacheEvent, CacheStore, type EntryTtl } from './cache-store';
import type { Lease, Lookup, StoredAnswer } from './cache-store';
import { CacheEvents } from './cache-events';
import { MemberShares } from './member-shares';

const DEFAULT_CAPACITY = 64 * 1024 * 1024;
/** Maximum share of all entries for the members of one company. */
const MAX_SHARE = 1 / 4;
/** Memory of an entry beside its name and its bytes, measured. */
const OVERHEAD_BYTES = 250;

/** A value, or a lease's token, or a generation. */
interface Entry {
  bytes: string;
  generation?: string;
  /** Milliseconds on the store's clock. */
  expiresAt: number;
  /** The company in whose share the entry counts; absent if it is no member of a family. */
  company?: string;
}

/** The store of a process without Redis. Bounded in bytes: it evicts what was used least recently, as Redis would. */
export class MemoryCacheStore extends CacheStore {
  /** By the names that Redis would have. */
  private readonly entries: LRUCache<string, Entry>;
  private readonly shares: MemberShares;
  private readonly events = new CacheEvents();
  private generations = 0;

  /** @param capacity bytes of all entries together. */
  constructor(
    private readonly clock: Clock = new SystemClock(),
    capacity = DEFAULT_CAPACITY,
  ) {
    super();
    this.shares = new MemberShares(Math.min(MAX_MEMBER_BYTES, capacity * MAX_SHARE));
    this.entries = new LRUCache({
      maxSize: capacity,
      sizeCalculation: sizeOf,
      dispose: ({ company }, name) => company !== undefined && this.shares.forget(company, name),
    });
  }

  async read(keys: readonly CacheKey[]): Promise<Lookup[]> {
    return keys.map((key) => this.answerIn(key, key) ?? 'empty');
  }

  async readStale(key: CacheKey): Promise<Lookup> {
    return this.answerIn(staleKeyOf(key), key) ?? 'empty';
  }

  async acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition> {
    const family = familyOf(key);
    const generation = family && (this.get(generationKeyOf(family))?.bytes ?? this.newGeneration(family));
    const answer = this.answerIn(key, key);
    if (answer) return { kind: 'value', answer };
    if (this.get(leaseKeyOf(key))) return { kind: 'busy' };
    this.set(leaseKeyOf(key), { bytes: token }, leaseMs / 1000);
    return { kind: 'granted', lease: { key, token, generation } };
  }

  async fill({ key, token, generation }: Lease, text: string, { ttl, staleFor = 0 }: EntryTtl): Promise<boolean> {
    if (this.get(leaseKeyOf(key))?.bytes !== token) return false;
    this.entries.delete(leaseKeyOf(key));
    const family = familyOf(key);
    const counts = !family || this.get(generationKeyOf(family))?.bytes === generation;
    if (counts) {
      const company = family && companyIn(key);
      const entry = { bytes: bytesOf(text), generation, company };
      this.set(key, entry, ttl);
      if (staleFor > 0) this.set(staleKeyOf(key), entry, staleFor);
      else this.entries.delete(staleKeyOf(key));
    }
    this.events.emit({ kind: 'filled', key });
    return counts;
  }

  async renew({ key, token }: Lease, leaseMs: number): Promise<void> {
    if (this.get(leaseKeyOf(key))?.bytes === token) this.set(leaseKeyOf(key), { bytes: token }, leaseMs / 1000);
  }

  async release({ key, token }: Lease): Promise<void> {
    if (this.get(leaseKeyOf(key))?.bytes !== token) return;
    this.entries.delete(leaseKeyOf(key));
    this.events.emit({ kind: 'freed', key });
  }

  async invalidate({ keys = [], families = [] }: Invalidation): Promise<void> {
    for (const key of keys) {
      for (const name of [key, staleKeyOf(key), leaseKeyOf(key)]) this.entries.delete(name);
      this.events.emit({ kind: 'dropped', key });
    }
    for (const family of families) {
      this.entries.delete(generationKeyOf(family));
      this.events.emit({ kind: 'outdated', family });
    }
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

  /** The value under a name, if it is of the key's current generation. */
  private answerIn(name: string, key: CacheKey): StoredAnswer | undefined {
    const entry = this.get(name);
    const family = familyOf(key);
    if (!entry || (family && this.get(generationKeyOf(family))?.bytes !== entry.generation)) return undefined;
    return { bytes: entry.bytes, remaining: entry.expiresAt - this.now(), generation: entry.generation };
  }

  private newGeneration(family: CacheFamily): string {
    const bytes = String(++this.generations);
    this.set(generationKeyOf(family), { bytes }, Infinity);
    return bytes;
  }

  private get(name: string): Entry | undefined {
    const entry = this.entries.get(name);
    if (!entry || entry.expiresAt > this.now()) return entry;
    this.entries.delete(name);
    return undefined;
  }

  /** @param ttl seconds. */
  private set(name: string, entry: Omit<Entry, 'expiresAt'>, ttl: number): void {
    const timed = { ...entry, expiresAt: this.now() + ttl * 1000 };
    this.entries.set(name, timed);
    const { company } = entry;
    if (company === undefined) return;
    for (const beyond of this.shares.add(company, name, sizeOf(timed, name))) this.entries.delete(beyond);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

const sizeOf = ({ bytes }: Entry, name: string): number => OVERHEAD_BYTES + name.length + bytes.length;
