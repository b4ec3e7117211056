import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { traceOf } from '../tracing/request-traces';
import { factsOf } from './log-facts';

/** Logs one line for each answered request; where `info` is off, no hook is added. */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  if (!logger.isLevelEnabled('info')) return;
  server.addHook('onResponse', (request, reply, done) => {
    const { method, url } = request;
    // The query is left out, since it may hold personal data.
    const [path] = url.split('?', 1);
    const answer = { method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    logger.info({ ...factsOf(request), ...answer, ...traceOf(request) }, 'answered');
    done();
  });
}
