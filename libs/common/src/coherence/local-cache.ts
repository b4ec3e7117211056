import { LRUCache } from 'lru-cache';

/** How a process learns of changes that others make. */
export interface Coherence {
  /** False while events may be late or lost: no entry may be used. Called before every read, so it must be cheap. */
  isCurrent(): boolean;
}

export interface LocalCacheOptions {
  /** What all entries may weigh together, in the unit of {@link EntryOptions}. 0: nothing is cached. */
  capacity: number;
  /** Milliseconds that an entry lives at most. Absent: until it is invalidated or evicted. */
  ttl?: number;
}

export interface EntryOptions {
  /** Whole, at least 1. */
  weight?: number;
  /** Milliseconds, if less than for the others. */
  ttl?: number;
}

/** An entry is forgotten so much earlier: reading the clock for each lookup costs as much as the lookup. */
const CLOCK_RESOLUTION_MS = 100;

/** Keys share epochs by their hash: more of them cost memory, fewer void loads of unrelated keys. */
const STRIPES = 1024;

/**
 * A bounded in-process cache (L1) of what others can change, with LRU eviction. Never older than {@link Coherence}
 * promises: a reader takes the epoch of a key ({@link epochOf}) before it loads from the source and hands it to
 * {@link fill}, which refuses a value that was loaded before the last invalidation of the key. Invalidations of other
 * keys, which may be another company's and many, void no load but the few that share the stripe.
 */
export class LocalCache<V extends object> {
  private readonly entries: LRUCache<string, V> | undefined;
  private readonly stripes = new Uint32Array(STRIPES);
  private base = 0;

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

  /** Rises with every invalidation that may concern the key. */
  epochOf(key: string): number {
    return this.base + (this.stripes[stripeOf(key)] ?? 0);
  }

  get size(): number {
    return this.entries?.size ?? 0;
  }

  /** Undefined also while events may be missing. */
  get(key: string): V | undefined {
    return this.entries !== undefined && this.coherence.isCurrent() ? this.entries.get(key) : undefined;
  }

  /** @param epoch the key's {@link epochOf} from before the value was loaded. */
  fill(key: string, value: V, epoch: number, { weight = 1, ttl }: EntryOptions = {}): void {
    if (epoch !== this.epochOf(key)) return;
    if (ttl === undefined) this.entries?.set(key, value, { size: weight });
    else if (ttl > CLOCK_RESOLUTION_MS) this.entries?.set(key, value, { size: weight, ttl: ttl - CLOCK_RESOLUTION_MS });
  }

  invalidate(key: string): void {
    const stripe = stripeOf(key);
    this.stripes[stripe] = (this.stripes[stripe] ?? 0) + 1;
    this.entries?.delete(key);
  }

  invalidateWhere(matches: (value: V) => boolean): void {
    this.base++;
    for (const [key, value] of this.entries?.entries() ?? []) if (matches(value)) this.entries?.delete(key);
  }

  invalidateAll(): void {
    this.base++;
    this.entries?.clear();
  }
}

/** FNV-1a. */
function stripeOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % STRIPES;
}
