import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** Logs one line for each answered request; where `info` is off, no hook is added. */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  if (!logger.isLevelEnabled('info')) return;
  server.addHook('onResponse', (request, reply, done) => {
    const { id, method, url } = request;
    // The query is left out, since it may hold personal data.
    const [path] = url.split('?', 1);
    logger.info({ reqId: id, method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
}
