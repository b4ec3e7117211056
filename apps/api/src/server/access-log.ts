import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** One line for each request, when it has been answered; below `info` it costs nothing. */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  if (!logger.isLevelEnabled('info')) return;
  server.addHook('onResponse', (request, reply, done) => {
    const { id, method, url } = request;
    // What stands behind the question mark may be somebody's.
    const [path] = url.split('?', 1);
    logger.info({ reqId: id, method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
}
