import { LRUCache } from 'lru-cache';

/** How a process learns of changes that others make. */
export interface Coherence {
  /** False while events may be late or lost: no entry may be used. Called before every read, so it must be cheap. */
  isCurrent(): boolean;
}

export interface LocalCacheOptions {
  /** What all entries may weigh together, in the unit of {@link EntryOptions}. 0: nothing is cached. */
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

/** An entry may live for so much longer: reading the clock for each lookup costs as much as the lookup. */
const CLOCK_RESOLUTION_MS = 100;

/**
 * A bounded in-process cache (L1) of what others can change, with LRU eviction. Never older than {@link Coherence}
 * promises: a reader takes the {@link epoch} before it loads from the source and hands it to {@link fill}, which refuses
 * a value that was loaded before the last invalidation.
 */
export class LocalCache<V extends object> {
  private readonly entries: LRUCache<string, V> | undefined;
  private current = 0;

  constructor(
    private readonly coherence: Coherence,
    { capacity, ttl }: LocalCacheOptions,
  ) {
    // An entry that is heavier than the capacity would only evict all others.
    this.entries =
      capacity > 0
        ? new LRUCache({ maxSize: capacity, maxEntrySize: capacity, ttl, ttlResolution: CLOCK_RESOLUTION_MS })
        : undefined;
  }

  /** Rises with every invalidation. */
  get epoch(): number {
    return this.current;
  }

  get size(): number {
    return this.entries?.size ?? 0;
  }

  /** Undefined also while events may be missing. */
  get(key: string): V | undefined {
    return this.entries !== undefined && this.coherence.isCurrent() ? this.entries.get(key) : undefined;
  }

  /** @param epoch the {@link epoch} from before the value was loaded. */
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
