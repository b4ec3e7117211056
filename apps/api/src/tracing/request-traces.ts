import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type TraceIds, traceIds } from './trace-ids';

const traces = new WeakMap<FastifyRequest, TraceIds>();

/** Remembers the trace of each request, whose last hooks no longer run in it. Without tracing no hook is added. */
export function noteTraces(server: FastifyInstance): void {
  if (!traceIds.isOn) return;
  server.addHook('onRequest', (request, _reply, done) => {
    const ids = traceIds.current();
    if (ids) traces.set(request, ids);
    done();
  });
}

export const traceOf = (request: FastifyRequest): TraceIds | undefined =>
  traceIds.isOn ? traces.get(request) : undefined;

/** The id of the request's trace if it is kept. */
export function keptTraceOf(request: FastifyRequest): string | undefined {
  const ids = traceOf(request);
  return ids?.trace_flags === '01' ? ids.trace_id : undefined;
}
