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

/** A counter that is read when Prometheus asks: whoever counts keeps plain numbers. */
export function counter<Label extends string>(
  registry: Registry,
  { name, help, labelNames = [] }: Family<Label>,
  samples: () => Samples<Label>,
): void {
  const collect = async function (this: Counter<Label>): Promise<void> {
    const read = [...(await samples())];
    this.reset();
    for (const [labels, value] of read) this.inc(labels as object, value);
  };
  registry.registerMetric(new Counter({ name, help, labelNames: [...labelNames], registers: [], collect }));
}

/** A gauge that is read when Prometheus asks. */
export function gauge<Label extends string>(
  registry: Registry,
  { name, help, labelNames = [] }: Family<Label>,
  samples: () => Samples<Label>,
): void {
  const collect = async function (this: Gauge<Label>): Promise<void> {
    const read = [...(await samples())];
    this.reset();
    for (const [labels, value] of read) this.inc(labels as object, value);
  };
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
