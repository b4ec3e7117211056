import type { FastifyInstance } from 'fastify';
import type { Timeouts } from './limits';

/**
 * The end of the server: it accepts no more connections, finishes what has begun, and tells each connection to close
 * with its last answer. Whoever is not done by then is cut off, as a stream of events never would be.
 */
export function drainAtTheEnd(server: FastifyInstance, { drain }: Timeouts): void {
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
  // Else the connection would stay open for the next request, which never comes.
  server.addHook('onRequest', (_request, reply, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done(null, payload);
  });
}
