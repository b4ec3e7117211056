import { setTimeout as pause } from 'node:timers/promises';
import { context, diag, propagation, type SpanContext, trace, TraceFlags } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Environment } from '@app/common';
import { type TraceIds, traceIds } from '../trace-ids';
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
    return span && idsOf(span);
  });
  diag.disable();
  return async () => {
    traceIds.readBy();
    // The SDK bounds each attempt to export and repeats it, but not the shutdown.
    const late = pause(LAST_EXPORT_MS, undefined, { ref: false });
    await Promise.race([provider.shutdown().catch(() => {}), late]);
  };
}

const idsOf = ({ traceId, spanId, traceFlags }: SpanContext): TraceIds => ({
  trace_id: traceId,
  span_id: spanId,
  trace_flags: traceFlags & TraceFlags.SAMPLED ? '01' : '00',
});
