import { Durations } from '@app/telemetry';

export interface RequestLabels {
  method: string;
  /** The declared path, with parameters by name. */
  route: string;
  /** An HTTP status. */
  status: string;
}

/** The answers of one status of a route. */
export interface Tally {
  readonly labels: Readonly<Record<keyof RequestLabels, string>>;
  readonly tally: Durations;
}

type Series = Map<number, Tally>;

/** All tallies, looked up by method, route and status without allocating. */
export class Tallies {
  private readonly seriesByName = new Map<string, Series>();
  readonly all: Tally[] = [];

  /** The tallies of one method of one route, by status; a status that is new gets one. */
  series(method: string, route: string): (status: number) => Durations {
    const name = `${method} ${route}`;
    const series = this.seriesByName.get(name) ?? new Map<number, Tally>();
    this.seriesByName.set(name, series);
    return (status) => (series.get(status) ?? this.begin(series, { method, route, status })).tally;
  }

  private begin(series: Series, { status, ...labels }: Omit<RequestLabels, 'status'> & { status: number }): Tally {
    const tally = { labels: { ...labels, status: String(status) }, tally: new Durations() };
    series.set(status, tally);
    this.all.push(tally);
    return tally;
  }
}
