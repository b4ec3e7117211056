import type { CacheFamily, CacheKey } from '../keys/cache-keys';

/** A load that is in flight. */
export interface Flight<T> {
  promise: Promise<T>;
  /** Milliseconds on the monotonic clock. */
  begun: number;
  /** Whether an earlier caller has begun it. */
  isJoined: boolean;
  family?: CacheFamily;
}

/**
 * Single-flight: one load per key is in flight in this process, and later callers join it. A detached flight still
 * answers the callers that joined before the invalidation; later callers begin a new one.
 */
export class SingleFlight<T> {
  private readonly inFlight = new Map<CacheKey, Flight<T>>();

  join(key: CacheKey, family: CacheFamily | undefined, begin: () => Promise<T>): Flight<T> {
    const known = this.inFlight.get(key);
    if (known) return { ...known, isJoined: true };
    const flight: Flight<T> = {
      family,
      begun: performance.now(),
      isJoined: false,
      promise: begin().finally(() => {
        if (this.inFlight.get(key) === flight) this.inFlight.delete(key);
      }),
    };
    this.inFlight.set(key, flight);
    return flight;
  }

  detach(keys: readonly CacheKey[], families: readonly CacheFamily[] = []): void {
    for (const key of keys) this.inFlight.delete(key);
    if (families.length === 0) return;
    for (const [key, { family }] of this.inFlight) {
      if (family !== undefined && families.includes(family)) this.inFlight.delete(key);
    }
  }

  detachAll(): void {
    this.inFlight.clear();
  }
}
