import type { Coherence } from '@app/common';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';

/** The result of {@link CacheStore.acquire}: the value, the lease, or neither, since another caller holds the lease. */
export type Acquisition = { kind: 'value'; text: string } | { kind: 'granted' } | { kind: 'busy' };

/** A member of a family; each registration of it has another `stamp`. */
export interface Registration {
  key: CacheKey;
  stamp: string;
}

/**
 * An event of this process or another one. `dropped`: the key was invalidated. `lost`: events may have been missed, so
 * any key may have been invalidated.
 */
export type CacheEvent = { kind: 'filled' | 'freed' | 'dropped'; key: CacheKey } | { kind: 'lost' };

/** Times to live, in seconds; fractions are allowed. */
export interface EntryTtl {
  ttl: number;
  /** How long after the fill the value can be read with `readStale`. Absent: not at all. */
  staleFor?: number;
}

/** The store cannot be reached in time. Callers carry on uncached. */
export class CacheUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`The cache cannot be reached: ${reason}`, options);
    this.name = 'CacheUnavailable';
  }
}

/**
 * Values under leases. Only the holder of the lease on a key fills it, and an invalidation deletes value and lease in
 * one step: a load that began before the invalidation has lost its lease and can no longer fill. So no interleaving of
 * loads and writes leaves a stale value behind.
 *
 * A family is a set of keys that cannot be listed beforehand. Each member is registered, once before its lease is
 * requested and once more when the lease is granted, before the load. Invalidating a family reads the register, deletes
 * value and lease of each member, then unregisters the members that were not registered again in the meantime.
 * - A load that began before the invalidation had registered its member, so the invalidation finds it and voids its
 *   lease.
 * - A load whose member is not found registered it after the register was read, which is after the commit: it loads
 *   fresh data.
 * - The second registration keeps a member that was granted its lease during an invalidation from being unregistered,
 *   which would hide it from the next invalidation.
 *
 * No operation scans keys, and an invalidation that dies half-way can be repeated: a member is unregistered only after
 * its value is deleted.
 *
 * Every method may throw {@link CacheUnavailable}, and nothing else, unless it says so.
 */
export abstract class CacheStore implements Coherence {
  abstract read(key: CacheKey): Promise<string | undefined>;

  /** Milliseconds until a value expires; undefined when there is none, or when it never expires. */
  abstract ttl(key: CacheKey): Promise<number | undefined>;

  /** In one step: the value, or else the lease for this token, or else `busy`, when another token holds it. */
  abstract acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition>;

  /** The last value, also past its TTL; undefined when it was invalidated, or filled without `staleFor`. */
  abstract readStale(key: CacheKey): Promise<string | undefined>;

  /** Writes the value and frees the lease, only if the lease is still this token's. */
  abstract fill(key: CacheKey, token: string, text: string, entryTtl: EntryTtl): Promise<boolean>;

  /** Frees the lease if it is still this token's. */
  abstract release(key: CacheKey, token: string): Promise<void>;

  /** Deletes values, stale values and leases; all that belongs to one key in one step. */
  abstract invalidate(keys: readonly CacheKey[]): Promise<void>;

  /** Registers a member of a family for at least `ttlSeconds`. */
  abstract register(family: CacheFamily, key: CacheKey, ttlSeconds: number): Promise<void>;

  abstract members(family: CacheFamily): Promise<Registration[]>;

  /** Removes the members that were not registered again since they were read. */
  abstract unregister(family: CacheFamily, registrations: readonly Registration[]): Promise<void>;

  /** Calls `listener` for every event until the returned function is called. */
  abstract subscribe(listener: (event: CacheEvent) => void): () => void;

  /** False while events of other processes may be late. Never throws. */
  abstract isCurrent(): boolean;

  /** Does the store answer? Never throws. */
  abstract ping(): Promise<boolean>;
}
