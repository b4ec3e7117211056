import { LRUCache } from 'lru-cache';

/** How this process hears what others change. */
export interface Coherence {
  /** False while news may be late or lost: nothing that is remembered may be used. Cheap; asked before every use. */
  isCurrent(): boolean;
}

export interface NearMemoryOptions {
  /** What all entries may weigh together, in the unit of {@link Keep}. 0: nothing is remembered. */
  capacity: number;
  /** Milliseconds that an entry lives at most. */
  ttl: number;
}

export interface Keep {
  /** Whole, at least 1. */
  weight?: number;
  /** Milliseconds, if less than for the others. */
  ttl?: number;
}

/** An entry may live for so much longer. Reading the clock for each question costs as much as finding the answer. */
const CLOCK_EVERY_MS = 100;

/**
 * What this process remembers for a moment of what others can change. Bounded, the least recently used goes first, and
 * never old beyond what {@link Coherence} promises: whoever is about to ask the source takes the {@link moment} first
 * and hands it to {@link keep}, which refuses whatever was asked for before the last change that was heard of.
 */
export class NearMemory<V extends object> {
  private readonly entries: LRUCache<string, V> | undefined;
  private changes = 0;

  constructor(
    private readonly coherence: Coherence,
    { capacity, ttl }: NearMemoryOptions,
  ) {
    // An entry that is heavier than everything together would only push out all others.
    this.entries =
      capacity > 0
        ? new LRUCache({ maxSize: capacity, maxEntrySize: capacity, ttl, ttlResolution: CLOCK_EVERY_MS })
        : undefined;
  }

  /** Changes with every change that is heard of. */
  get moment(): number {
    return this.changes;
  }

  get size(): number {
    return this.entries?.size ?? 0;
  }

  get(key: string): V | undefined {
    return this.entries !== undefined && this.coherence.isCurrent() ? this.entries.get(key) : undefined;
  }

  /** @param since the {@link moment} before the source was asked. */
  keep(key: string, value: V, since: number, { weight = 1, ttl }: Keep = {}): void {
    if (since === this.changes) this.entries?.set(key, value, { size: weight, ttl });
  }

  forget(key: string): void {
    this.changes++;
    this.entries?.delete(key);
  }

  forgetWhere(matches: (value: V) => boolean): void {
    this.changes++;
    for (const [key, value] of this.entries?.entries() ?? []) if (matches(value)) this.entries?.delete(key);
  }

  forgetAll(): void {
    this.changes++;
    this.entries?.clear();
  }
}
