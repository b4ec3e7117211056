import { FastifyOtelInstrumentation } from '@fastify/otel';
import type { TracerProvider } from '@opentelemetry/sdk-trace';

/** Spans of requests and their handlers, named by the declared route. Hooks get none: there would be a dozen a request. */
export function traceFastify(provider: TracerProvider): void {
  const fastify = new FastifyOtelInstrumentation({
    registerOnInitialization: true,
    instrumentHooks: false,
    // Messages of errors may hold what a caller has sent.
    recordExceptions: false,
  });
  fastify.setTracerProvider(provider);
}
