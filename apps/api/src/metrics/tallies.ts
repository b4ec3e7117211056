/** Seconds. An answer that is at hand takes a fraction of a millisecond, one that waits for Cal.com seconds. */
export const BOUNDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

export interface RequestLabels {
  method: string;
  /** As it was declared. */
  route: string;
  status: number;
}

/** What was counted under one set of labels. */
export class Tally {
  count = 0;
  /** Seconds. */
  sum = 0;
  /** How many took up to {@link BOUNDS}, each in the first bucket that is large enough. */
  readonly buckets: number[] = BOUNDS.map(() => 0);

  constructor(readonly labels: RequestLabels) {}

  add(seconds: number): void {
    this.count++;
    this.sum += seconds;
    for (let index = 0; index < BOUNDS.length; index++) {
      if (seconds > (BOUNDS[index] ?? 0)) continue;
      this.buckets[index] = (this.buckets[index] ?? 0) + 1;
      return;
    }
  }
}

type Series = Map<number, Tally>;

/** All tallies, found by what is at hand when an answer has gone out, without making anything. */
export class Tallies {
  private readonly seriesByName = new Map<string, Series>();
  readonly all: Tally[] = [];

  /** Those of one method of one route, by status. */
  series(method: string, route: string): (status: number) => Tally {
    const name = `${method} ${route}`;
    const lane = this.seriesByName.get(name) ?? new Map<number, Tally>();
    this.seriesByName.set(name, lane);
    return (status) => lane.get(status) ?? this.begin(lane, { method, route, status });
  }

  private begin(lane: Series, labels: RequestLabels): Tally {
    const tally = new Tally(labels);
    lane.set(labels.status, tally);
    this.all.push(tally);
    return tally;
  }
}
