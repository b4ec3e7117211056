import { LRUCache } from 'lru-cache';

/** How this process hears what others change. */
export interface Coherence {
  /** False while news may be late or lost: nothing that is remembered may be used. Cheap; asked before every use. */
  isCurrent(): boolean;
}

export interface LocalCacheOptions {
  /** What all entries may weigh together, in the unit of {@link EntryOptions}. 0: nothing is remembered. */
  capacity: number;
  /** Milliseconds that an entry lives at most. */
  ttl: number;
}

export interface EntryOptions {
  /** Whole, at least 1. */
  weight?: number;
  /** Milliseconds, if less than for the others. */
  ttl?: number;
}

/** An entry may live for so much longer. Reading the clock for each question costs as much as finding the answer. */
const CLOCK_RESOLUTION_MS = 100;

/**
 * What this process remembers for a moment of what others can change. Bounded, the least recently used goes first, and
 * never old beyond what {@link Coherence} promises: whoever is about to ask the source takes the {@link epoch} first
 * and hands it to {@link fill}, which refuses whatever was asked for before the last change that was heard of.
 */
export class LocalCache<V extends object> {
  private readonly entries: LRUCache<string, V> | undefined;
  private current = 0;

  constructor(
    private readonly coherence: Coherence,
    { capacity, ttl }: LocalCacheOptions,
  ) {
    // An entry that is heavier than everything together would only push out all others.
    this.entries =
      capacity > 0
        ? new LRUCache({ maxSize: capacity, maxEntrySize: capacity, ttl, ttlResolution: CLOCK_RESOLUTION_MS })
        : undefined;
  }

  /** Changes with every change that is heard of. */
  get epoch(): number {
    return this.current;
  }

  get size(): number {
    return this.entries?.size ?? 0;
  }

  get(key: string): V | undefined {
    return this.entries !== undefined && this.coherence.isCurrent() ? this.entries.get(key) : undefined;
  }

  /** @param epoch the {@link epoch} before the source was asked. */
  fill(key: string, value: V, epoch: number, { weight = 1, ttl }: EntryOptions = {}): void {
    if (epoch === this.current) this.entries?.set(key, value, { size: weight, ttl });
  }

  invalidate(key: string): void {
    this.current++;
    this.entries?.delete(key);
  }

  invalidateWhere(matches: (value: V) => boolean): void {
    this.current++;
    for (const [key, value] of this.entries?.entries() ?? []) if (matches(value)) this.entries?.delete(key);
  }

  invalidateAll(): void {
    this.current++;
    this.entries?.clear();
  }
}
