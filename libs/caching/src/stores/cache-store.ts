import type { Coherence } from '@app/common';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';

/** What asking for a lease came to. */
export type Acquisition = { kind: 'value'; text: string } | { kind: 'granted' } | { kind: 'busy' };

/** A member of a family as it was written down; `stamp` differs each time that it is written down again. */
export interface Registration {
  key: CacheKey;
  stamp: string;
}

/** News about a key, from this process or another one. `lost`: news may have been missed, so anything can have happened. */
export type CacheEvent = { kind: 'filled' | 'freed' | 'dropped'; key: CacheKey } | { kind: 'lost' };

/** How long a value lives, in seconds. Fractions are welcome. */
export interface EntryTtl {
  ttl: number;
  /** How long it stays known after it was made, for the time in which nothing newer can be had. Absent: not at all. */
  staleFor?: number;
}

/** The cache cannot be reached in time. Whoever uses it carries on without. */
export class CacheUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`The cache cannot be reached: ${reason}`, options);
    this.name = 'CacheUnavailable';
  }
}

/**
 * Values under leases. A value is written only by who holds the lease on its key, and dropping a key takes value and
 * lease in one go: a load that began before the drop has lost its lease and can no longer fill. So no interleaving of
 * loads and writes leaves an old value behind.
 *
 * Families are keys whose names nobody can list. Each member is written into the family's register, once before its
 * lease is asked for and once more when it is granted, before the load. Dropping a family reads the register, drops
 * value and lease of each member, then takes those members out that were not written down again in the meantime.
 * - A load that began before the drop had written its member down, so the drop finds it and voids its lease.
 * - A load whose member the drop does not find wrote it down after the drop read the register, which is after the
 *   commit: what it loads is new.
 * - The second writing keeps a member that was granted its lease in the middle of a drop from being taken out
 *   unnoticed, which would hide it from the next drop.
 * Nothing scans keys, and a drop that dies half-way can be done again: a member leaves only after its value.
 *
 * Every method may throw {@link CacheUnavailable}, and nothing else, unless it says so.
 */
export abstract class CacheStore implements Coherence {
  abstract read(key: CacheKey): Promise<string | undefined>;

  /** Milliseconds that a value has left; undefined when there is none, or when it never runs out. */
  abstract ttl(key: CacheKey): Promise<number | undefined>;

  /** In one step: the value, or else the lease for this token, or else the news that somebody holds it. */
  abstract acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition>;

  /** The value that was written last, also after its time; undefined when it was dropped, or not to be kept. */
  abstract readStale(key: CacheKey): Promise<string | undefined>;

  /** Writes the value and frees the lease, only if the lease is still this token's. */
  abstract fill(key: CacheKey, token: string, text: string, life: EntryTtl): Promise<boolean>;

  /** Frees the lease if it is still this token's. */
  abstract release(key: CacheKey, token: string): Promise<void>;

  /** Deletes values, what was last known, and leases: what belongs to one key in one step. */
  abstract invalidate(keys: readonly CacheKey[]): Promise<void>;

  /** Writes a member down for at least `ttlSeconds`. */
  abstract register(family: CacheFamily, key: CacheKey, ttlSeconds: number): Promise<void>;

  abstract members(family: CacheFamily): Promise<Registration[]>;

  /** Takes out the members that were not written down again since they were read. */
  abstract unregister(family: CacheFamily, registrations: readonly Registration[]): Promise<void>;

  /** Calls `listener` for every piece of news until the returned function is called. */
  abstract subscribe(listener: (news: CacheEvent) => void): () => void;

  /** False while news from other processes may be late. Never throws. */
  abstract isCurrent(): boolean;

  /** Is it there? Never throws. */
  abstract ping(): Promise<boolean>;
}
