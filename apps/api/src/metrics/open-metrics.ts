import { type Metric, Registry } from 'prom-client';
import type { Durations } from '@app/telemetry';
import { traceIds } from '../tracing/trace-ids';

type Exemplar = NonNullable<Durations['exemplars']>[number];

/** As the library writes it behind a bucket, in the format that knows exemplars. */
export const exemplarOf = (exemplar: Exemplar): object =>
  exemplar === undefined
    ? {}
    : { exemplar: { labelSet: { trace_id: exemplar.traceId }, value: exemplar.seconds, timestamp: exemplar.at } };

/** Exemplars are all that it adds, so it is written where there are traces, and to those who ask for it. */
export const wantsOpenMetrics = (accept = ''): boolean =>
  traceIds.isOn && accept.includes('application/openmetrics-text');

/**
 * The metrics as OpenMetrics. The library would take `_total` off the names of the counters themselves, so that plain text
 * would lack it from then on; hence copies.
 */
export async function openMetricsOf(registry: Registry): Promise<{ text: string; contentType: string }> {
  const copies = new Registry<typeof Registry.OPENMETRICS_CONTENT_TYPE>();
  copies.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  for (const metric of registry.getMetricsAsArray() as unknown as Readable[])
    copies.registerMetric({ name: metric.name, get: () => copyOf(metric) } as unknown as Metric);
  return { text: await copies.metrics(), contentType: copies.contentType };
}

interface Read {
  name: string;
  type: string;
}

interface Readable {
  name: string;
  get(): Promise<Read>;
  getForPromString?(): Promise<Read>;
}

async function copyOf(metric: Readable): Promise<Read> {
  const read = await (metric.getForPromString?.() ?? metric.get());
  return read.type === 'counter' ? { ...read, name: read.name.replace(/_total$/, '') } : read;
}
