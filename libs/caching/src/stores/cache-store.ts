import type { Coherence } from '@app/common';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';
import type { Invalidation } from '../keys/invalidation';

/** A value as a store holds it. */
export interface StoredAnswer {
  /** The UTF-8 bytes of the JSON text, one character for each (latin1): half the memory of text, and ready to be sent. */
  bytes: string;
  /** Milliseconds until it expires in the store, as of the request; undefined: never. */
  remaining?: number;
  /** The generation of its family under which it was loaded. Absent: the key belongs to no family. */
  generation?: string;
}

/** Why a lookup found no answer: the store holds none (`empty`), or it could not be reached in time (`away`). */
export type StoreState = 'empty' | 'away';

export type Lookup = StoredAnswer | StoreState;

/** The right to fill a key, and the generation of its family when it was granted. */
export interface Lease {
  key: CacheKey;
  token: string;
  generation?: string;
}

/** The result of {@link CacheStore.acquire}: the value, the lease, or neither, since another caller holds the lease. */
export type Acquisition =
  { kind: 'value'; answer: StoredAnswer } | { kind: 'granted'; lease: Lease } | { kind: 'busy' };

/**
 * An event of this process or another one. `dropped`: the key was invalidated. `outdated`: the family was. `lost`:
 * events may have been missed, so any key may have been invalidated.
 */
export type CacheEvent =
  | { kind: 'filled' | 'freed' | 'dropped'; key: CacheKey }
  | { kind: 'outdated'; family: CacheFamily }
  | { kind: 'lost' };

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
 * A family is a set of keys that cannot be listed beforehand. It has a generation, a unique id: a member is filled
 * together with the generation that was current before its load, and counts only while that is the current one still.
 * Invalidating a family deletes its generation; the next load makes another.
 * - A load that began before the invalidation fills under a generation that never comes back.
 * - A load that began after it reads fresh data.
 * - A store that evicts the generation, or that of a member, has invalidated too much, never too little. Where leases
 *   and values are evicted, a fill is refused or a value is missing. So a store may forget anything at any moment.
 *
 * No operation scans keys, and an invalidation that dies half-way can be repeated.
 *
 * Every method may throw {@link CacheUnavailable}, and nothing else, unless it says so.
 */
export abstract class CacheStore implements Coherence {
  /** Looks up several values, in one round trip where they lie together. One result for each key. Never throws. */
  abstract read(keys: readonly CacheKey[]): Promise<Lookup[]>;

  /** The last value, also past its TTL; `empty` when it was invalidated, or filled without `staleFor`. */
  abstract readStale(key: CacheKey): Promise<Lookup>;

  /** In one step: the value, or else the lease for this token, or else `busy`, when another token holds it. */
  abstract acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition>;

  /**
   * Writes the value and frees the lease, if the lease is still this token's. @returns whether the value counts: false
   * also when its family was invalidated since the lease was granted.
   */
  abstract fill(lease: Lease, text: string, entryTtl: EntryTtl): Promise<boolean>;

  /** Lets the lease last so much longer from now on, if it is still this token's. */
  abstract renew(lease: Lease, leaseMs: number): Promise<void>;

  /** Frees the lease if it is still this token's. */
  abstract release(lease: Lease): Promise<void>;

  /** Deletes values, stale values and leases, all that belongs to one key in one step; and generations of families. */
  abstract invalidate(invalidation: Invalidation): Promise<void>;

  /** Calls `listener` for every event until the returned function is called. */
  abstract subscribe(listener: (event: CacheEvent) => void): () => void;

  /** False while events of other processes may be late. Never throws. */
  abstract isCurrent(): boolean;

  /** Does the store answer, and could it be invalidated? Never throws. */
  abstract ping(): Promise<boolean>;
}

/** The UTF-8 bytes of a text, one character for each. */
export const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

/** The text of {@link bytesOf}. */
export const textIn = (bytes: string): string => Buffer.from(bytes, 'latin1').toString();
