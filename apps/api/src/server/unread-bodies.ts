import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { clientNetworkOf } from '@app/common';
import { BodyShares } from '@app/throttling';
import { announcedBytes } from './announced-body';
import { AGENT_BODY_LIMIT } from './limits';

/** Milliseconds that the rest of an unread body may take to arrive. */
export const DRAIN_MS = 2000;

/**
 * Lets the senders of unread bodies send to the end, within bounds, and throws the bytes away: most clients
 * read the answer only then, and see a broken connection when it is closed before. A connection whose body is longer than
 * any that the service reads, too slow, or beyond its network's share is closed.
 */
export function drainUnreadBodies(server: FastifyInstance): void {
  const shares = new BodyShares();
  server.addHook('onSend', (request, reply, payload, done) => {
    const { raw } = request;
    const announced = raw.complete || raw.destroyed ? undefined : announcedBytes(raw);
    if (announced === undefined) return done(null, payload);
    const isUnknown = announced === Number.POSITIVE_INFINITY;
    const limit = isUnknown ? AGENT_BODY_LIMIT : announced;
    const leave = limit > AGENT_BODY_LIMIT ? undefined : shares.take(clientNetworkOf(request), limit);
    if (!leave) {
      void reply.header('connection', 'close');
      return done(null, payload);
    }
    // Node closes such a connection with the answer, so the answer waits.
    const answersLast = !reply.raw.shouldKeepAlive || reply.getHeader('connection') === 'close';
    drain(raw, limit, (isWhole) => {
      leave();
      if (answersLast) done(null, payload);
      else if (!isWhole) raw.destroy();
    });
    return answersLast ? undefined : done(null, payload);
  });
}

/** Reads and forgets. @param end called once, with whether the body has ended within the bounds. */
function drain(body: IncomingMessage, limit: number, end: (isWhole: boolean) => void): void {
  let bytes = 0;
  const finish = (isWhole: boolean): void => {
    clearTimeout(timer);
    body.off('data', count).off('end', onEnd).off('close', onClose);
    end(isWhole);
  };
  const count = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes > limit) finish(false);
  };
  const onEnd = (): void => finish(true);
  const onClose = (): void => finish(body.complete);
  const timer = setTimeout(() => finish(false), DRAIN_MS);
  timer.unref();
  body.on('data', count).on('end', onEnd).on('close', onClose).resume();
}
