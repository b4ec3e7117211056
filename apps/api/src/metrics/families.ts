import { setTimeout as pause } from 'node:timers/promises';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Durations, Labels } from '@app/telemetry';
import { TalliedHistogram } from './tallied-histogram';

/** The name, the help and the labels of a metric. */
interface Family<Label extends string> {
  name: string;
  help: string;
  labelNames?: readonly Label[];
}

/** A value for a set of labels. */
type Sample<Label extends string> = readonly [labels: Partial<Labels<Label>>, value: number];
type Samples<Label extends string> = Iterable<Sample<Label>> | Promise<Iterable<Sample<Label>>>;

/** A scrape waits no longer for a database that is away: then its figures are missing, and all others are there. */
const READ_TIMEOUT_MS = 1000;

async function inTime<Label extends string>(samples: () => Samples<Label>): Promise<Sample<Label>[]> {
  const over = new AbortController();
  const late = pause(READ_TIMEOUT_MS, [], { signal: over.signal, ref: false });
  try {
    return [...(await Promise.race([samples(), late]))];
  } catch {
    return [];
  } finally {
    late.catch(() => {});
    over.abort();
  }
}

/** Reads the samples when Prometheus asks, so that counting costs no more than adding to plain numbers. */
function collecting<Label extends string>(labelNames: readonly Label[], samples: () => Samples<Label>) {
  return async function (this: Counter<Label> | Gauge<Label>): Promise<void> {
    const read = await inTime(samples);
    this.reset();
    // A reset leaves a zero where there are no labels, which would pass for a sample.
    if (read.length === 0 && labelNames.length === 0) this.remove();
    for (const [labels, value] of read) this.inc(labels as object, value);
  };
}

/** A counter whose samples are read for each scrape. */
export function counter<Label extends string>(
  registry: Registry,
  { name, help, labelNames = [] }: Family<Label>,
  samples: () => Samples<Label>,
): void {
  const collect = collecting(labelNames, samples);
  registry.registerMetric(new Counter({ name, help, labelNames: [...labelNames], registers: [], collect }));
}

/** A gauge whose samples are read for each scrape. */
export function gauge<Label extends string>(
  registry: Registry,
  { name, help, labelNames = [] }: Family<Label>,
  samples: () => Samples<Label>,
): void {
  const collect = collecting(labelNames, samples);
  registry.registerMetric(new Gauge({ name, help, labelNames: [...labelNames], registers: [], collect }));
}

/** What has been tallied, by labels. */
export type Series<Label extends string> = readonly { labels: Labels<Label>; tally: Durations }[];

/** A histogram of seconds that is read when Prometheus asks. */
export function histogram<Label extends string>(
  registry: Registry,
  { name, help }: Omit<Family<Label>, 'labelNames'>,
  series: () => Series<Label>,
): void {
  registry.registerMetric(new TalliedHistogram(name, help, series));
}
