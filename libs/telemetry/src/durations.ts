/** Seconds. A cached answer takes a fraction of a millisecond, one that waits for Cal.com takes seconds. */
export const BOUNDS: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** How long something took: count, sum and buckets, as a Prometheus histogram has them. */
export class Durations {
  count = 0;
  /** Seconds. */
  sum = 0;
  /** Per bucket, not cumulative: each duration counts in the first bucket that is large enough, beyond the last in none. */
  readonly buckets: number[];

  constructor(readonly bounds = BOUNDS) {
    this.buckets = bounds.map(() => 0);
  }

  add(seconds: number): void {
    const { bounds, buckets } = this;
    this.count++;
    this.sum += seconds;
    for (let index = 0; index < bounds.length; index++) {
      if (seconds > (bounds[index] ?? 0)) continue;
      buckets[index] = (buckets[index] ?? 0) + 1;
      return;
    }
  }
}
