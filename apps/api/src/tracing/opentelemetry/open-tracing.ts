import { context, diag, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Environment } from '@app/common';
import { traceIds } from '../trace-ids';
import { AllowedOnly } from './allowed-only';
import { traceFastify } from './fastify';
import { traceHttp } from './http';
import { IncomingTraceparent } from './incoming-traceparent';
import { traceRedis } from './redis';
import { samplerOf } from './sampler';
import { traceSeams } from './seams';

/** A shutdown waits no longer for a collector that does not answer. */
const LAST_EXPORT_MS = 1000;

/** Opens tracing for the whole process. @returns what closes it. */
export function openTracing(settings: NonNullable<Environment['tracing']>): () => Promise<void> {
  const { url, headers, timeout, serviceName, resource, sendEvery, maxWaiting } = settings;
  const exporter = new AllowedOnly(new OTLPTraceExporter({ url, headers, timeoutMillis: timeout }), url);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ ...resource, 'service.name': serviceName }),
    sampler: samplerOf(settings),
    // Bounded: what a collector that is away does not take is dropped.
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: sendEvery, maxQueueSize: maxWaiting })],
  });
  const contexts = new AsyncLocalStorageContextManager();
  context.setGlobalContextManager(contexts.enable());
  propagation.setGlobalPropagator(new IncomingTraceparent());
  trace.setGlobalTracerProvider(provider);
  traceHttp(provider);
  traceFastify(provider);
  const tracer = provider.getTracer('team-selector');
  traceSeams(tracer, contexts);
  traceRedis(tracer, contexts);
  traceIds.readBy(() => {
    const span = trace.getActiveSpan()?.spanContext();
    return span && { trace_id: span.traceId, span_id: span.spanId };
  });
  diag.disable();
  return async () => {
    traceIds.readBy();
    const late = new Promise<void>((resolve) => setTimeout(resolve, LAST_EXPORT_MS).unref());
    await Promise.race([provider.shutdown().catch(() => {}), late]);
  };
}
