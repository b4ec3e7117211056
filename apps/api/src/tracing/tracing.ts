import type { Environment } from '@app/common';

/** What has been started, if anything. */
let stop: (() => Promise<void>) | undefined;

/**
 * Starts to trace where `OTEL_EXPORTER_OTLP_ENDPOINT` is set; call it before the server is made. OpenTelemetry's libraries
 * are a chunk of their own, which nothing else loads.
 */
export async function startTracing({ tracing }: Environment): Promise<void> {
  if (!tracing || stop) return;
  const { openTracing } = await import(/* webpackChunkName: "tracing" */ './opentelemetry/open-tracing');
  stop = openTracing(tracing);
}

/** Sends what has not been sent yet. */
export async function stopTracing(): Promise<void> {
  await stop?.();
  stop = undefined;
}
