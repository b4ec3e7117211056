/** Seconds. A cached answer takes a fraction of a millisecond, one that waits for Cal.com takes seconds. */
export const BOUNDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

export interface RequestLabels {
  method: string;
  /** The declared path, with parameters by name. */
  route: string;
  status: number;
}

/** The count, sum and buckets of one set of labels. */
export class Tally {
  count = 0;
  /** Seconds. */
  sum = 0;
  /** Answers per bucket of {@link BOUNDS}, not cumulative: each counts in the first bucket that is large enough. */
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

/** All tallies, looked up by method, route and status without allocating. */
export class Tallies {
  private readonly seriesByName = new Map<string, Series>();
  readonly all: Tally[] = [];

  /** The tallies of one method of one route, by status; a status that is new gets one. */
  series(method: string, route: string): (status: number) => Tally {
    const name = `${method} ${route}`;
    const series = this.seriesByName.get(name) ?? new Map<number, Tally>();
    this.seriesByName.set(name, series);
    return (status) => series.get(status) ?? this.begin(series, { method, route, status });
  }

  private begin(series: Series, labels: RequestLabels): Tally {
    const tally = new Tally(labels);
    series.set(labels.status, tally);
    this.all.push(tally);
    return tally;
  }
}
