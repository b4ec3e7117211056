import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { clientNetworkOf } from '@app/common';
import { BodyShares } from '@app/throttling';
import { announcedBytes } from './announced-body';
import { AGENT_BODY_LIMIT, BODY_LIMIT } from './limits';
import { lingerAfterLastAnswer } from './lingering';

/** Milliseconds that the rest of an unread body may take to arrive. */
export const DRAIN_MS = 2000;
/** Bytes of an unread body that are thrown away; of a longer one, its sender has read the answer by then. */
const DRAIN_LIMIT = 2 * AGENT_BODY_LIMIT;

/**
 * Lets the senders of unread bodies send to the end, within bounds, and throws the bytes away: most clients read the
 * answer only then, and see a broken connection when it is closed before. After a large body the connection is over, and
 * so it is where the body is too slow, or beyond its network's share.
 */
export function drainUnreadBodies(server: FastifyInstance): void {
  const shares = new BodyShares();
  server.addHook('onSend', (request, reply, payload, done) => {
    const { raw } = request;
    const announced = raw.complete || raw.destroyed ? undefined : announcedBytes(raw);
    if (announced === undefined) return done(null, payload);
    const bytes = announced === Number.POSITIVE_INFINITY ? AGENT_BODY_LIMIT : Math.min(announced, DRAIN_LIMIT);
    const leave = shares.take(clientNetworkOf(request), bytes);
    if (!leave || announced > BODY_LIMIT) void reply.header('connection', 'close');
    const isLast = !reply.raw.shouldKeepAlive || reply.getHeader('connection') === 'close';
    if (leave && isLast) lingerAfterLastAnswer(raw.socket.once('close', leave), { bytes, ms: DRAIN_MS });
    else if (leave) drain(raw, leave);
    return done(null, payload);
  });
}

/** Reads and forgets a short body, so that the next request of its connection can follow. */
function drain(body: IncomingMessage, end: () => void): void {
  const timer = setTimeout(() => body.destroy(), DRAIN_MS);
  timer.unref();
  const finish = (): void => {
    clearTimeout(timer);
    end();
  };
  body.once('end', finish).once('close', finish).resume();
}
