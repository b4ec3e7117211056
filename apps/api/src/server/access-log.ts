import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type TraceIds, traceIds } from '../tracing/trace-ids';
import { factsOf } from './log-facts';

/** Logs one line for each answered request; where `info` is off, no hook is added. */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  if (!logger.isLevelEnabled('info')) return;
  const traces = tracesOf(server);
  server.addHook('onResponse', (request, reply, done) => {
    const { method, url } = request;
    // The query is left out, since it may hold personal data.
    const [path] = url.split('?', 1);
    const answer = { method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    logger.info({ ...factsOf(request), ...answer, ...traces?.get(request) }, 'answered');
    done();
  });
}

/** The trace of each request, which its last hook no longer runs in. @returns undefined where nothing is traced. */
function tracesOf(server: FastifyInstance): WeakMap<FastifyRequest, TraceIds> | undefined {
  if (!traceIds.isOn) return undefined;
  const traces = new WeakMap<FastifyRequest, TraceIds>();
  server.addHook('onRequest', (request, _reply, done) => {
    const ids = traceIds.current();
    if (ids) traces.set(request, ids);
    done();
  });
  return traces;
}
