import type { FastifyInstance } from 'fastify';
import type { Timeouts } from './limits';

/**
 * Drains the server when it closes: requests under way are finished, and each connection closes with its last answer.
 * Connections that are still open at the deadline, such as event streams, which never end, are destroyed.
 */
export function drainOnClose(server: FastifyInstance, { drain }: Timeouts): void {
  let isClosing = false;
  let deadline: NodeJS.Timeout | undefined;
  server.addHook('preClose', (done) => {
    isClosing = true;
    deadline = setTimeout(() => server.server.closeAllConnections(), drain);
    done();
  });
  server.addHook('onClose', (_server, done) => {
    clearTimeout(deadline);
    done();
  });
  // A kept-alive connection would otherwise wait for a next request, which never comes.
  server.addHook('onRequest', (_request, reply, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done(null, payload);
  });
}
