/** Seconds. A cached answer takes a fraction of a millisecond, one that waits for Cal.com takes seconds. */
export const BOUNDS: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** A duration, and the trace that shows what took so long. */
export interface Exemplar {
  traceId: string;
  seconds: number;
  /** Seconds since 1970. */
  at: number;
}

/** How long something took: count, sum and buckets, as a Prometheus histogram has them. */
export class Durations {
  count = 0;
  /** Seconds. */
  sum = 0;
  /** Per bucket, not cumulative: each duration counts in the first bucket that is large enough, beyond the last in none. */
  readonly buckets: number[];
  /** The last traced duration of each bucket; absent where nothing is traced. */
  exemplars?: (Exemplar | undefined)[];

  constructor(readonly bounds = BOUNDS) {
    this.buckets = bounds.map(() => 0);
  }

  /** @param traceId of a trace that is kept. */
  add(seconds: number, traceId?: string): void {
    const { bounds, buckets } = this;
    this.count++;
    this.sum += seconds;
    for (let index = 0; index < bounds.length; index++) {
      if (seconds > (bounds[index] ?? 0)) continue;
      buckets[index] = (buckets[index] ?? 0) + 1;
      if (traceId !== undefined) (this.exemplars ??= [])[index] = { traceId, seconds, at: Date.now() / 1000 };
      return;
    }
  }
}
