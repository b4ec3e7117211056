import type { CacheFamily, CacheKey } from '../keys/cache-keys';

export interface Flight<T> {
  promise: Promise<T>;
  /** On the monotonic clock. */
  begun: number;
  family?: CacheFamily;
}

/**
 * Work that is under way in this process, one for each key; who asks for the same joins it. A voided flight goes on for
 * those aboard, who asked before the invalidation, but nobody joins it any more.
 */
export class Flights<T> {
  private readonly underWay = new Map<CacheKey, Flight<T>>();

  join(key: CacheKey, family: CacheFamily | undefined, begin: () => Promise<T>): Flight<T> {
    const known = this.underWay.get(key);
    if (known) return known;
    const flight: Flight<T> = {
      family,
      begun: performance.now(),
      promise: begin().finally(() => {
        if (this.underWay.get(key) === flight) this.underWay.delete(key);
      }),
    };
    this.underWay.set(key, flight);
    return flight;
  }

  void(keys: readonly CacheKey[], families: readonly CacheFamily[] = []): void {
    for (const key of keys) this.underWay.delete(key);
    if (families.length === 0) return;
    for (const [key, { family }] of this.underWay) {
      if (family !== undefined && families.includes(family)) this.underWay.delete(key);
    }
  }

  voidAll(): void {
    this.underWay.clear();
  }
}
