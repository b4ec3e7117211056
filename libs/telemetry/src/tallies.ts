import { BOUNDS, Durations } from './durations';

/** The values of a metric's labels. They come from closed lists: never an id, a path or a text from outside. */
export type Labels<Label extends string = string> = Readonly<Record<Label, string>>;

/** A series of a metric for each set of labels that has occurred. */
abstract class Tallies<Label extends string, Tally> {
  private readonly series = new Map<string, { labels: Labels<Label>; tally: Tally }>();

  get all(): { labels: Labels<Label>; tally: Tally }[] {
    return [...this.series.values()];
  }

  protected tallyOf(labels: Labels<Label>): Tally {
    const name = Object.values(labels).join(' ');
    const known = this.series.get(name) ?? { labels, tally: this.begin() };
    this.series.set(name, known);
    return known.tally;
  }

  protected abstract begin(): Tally;
}

/** How often something has happened, by labels: a Prometheus counter that costs nothing until it is scraped. */
export class Counts<Label extends string> extends Tallies<Label, { count: number }> {
  add(labels: Labels<Label>): void {
    this.tallyOf(labels).count++;
  }

  protected begin(): { count: number } {
    return { count: 0 };
  }
}

/** How long something took, by labels. */
export class DurationsBy<Label extends string> extends Tallies<Label, Durations> {
  constructor(private readonly bounds = BOUNDS) {
    super();
  }

  /** @param since milliseconds on the monotonic clock. */
  since(since: number, labels: Labels<Label>): void {
    this.add((performance.now() - since) / 1000, labels);
  }

  add(seconds: number, labels: Labels<Label>): void {
    this.tallyOf(labels).add(seconds);
  }

  protected begin(): Durations {
    return new Durations(this.bounds);
  }
}
