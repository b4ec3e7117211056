import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { clientNetworkOf } from '@app/common';
import { BodyShares } from '@app/throttling';
import { announcedBytes } from './announced-body';
import { AGENT_BODY_LIMIT } from './limits';

/** Milliseconds that the rest of an unread body may take to arrive. */
export const DRAIN_MS = 2000;
/** Bytes of an unread body that are thrown away; of a longer one, its sender has read the answer by then. */
const DRAIN_LIMIT = 2 * AGENT_BODY_LIMIT;

/**
 * Lets the senders of unread bodies send to the end, within bounds, and throws the bytes away: most clients read the
 * answer only then, and see a broken connection when it is closed before. A connection whose body is longer, slower or
 * beyond its network's share is closed, the first two after the answer was sent and the bounds are reached.
 */
export function drainUnreadBodies(server: FastifyInstance): void {
  const shares = new BodyShares();
  server.addHook('onSend', (request, reply, payload, done) => {
    const { raw } = request;
    const announced = raw.complete || raw.destroyed ? undefined : announcedBytes(raw);
    if (announced === undefined) return done(null, payload);
    const isUnknown = announced === Number.POSITIVE_INFINITY;
    const limit = isUnknown ? AGENT_BODY_LIMIT : Math.min(announced, DRAIN_LIMIT);
    const leave = shares.take(clientNetworkOf(request), limit);
    // Its next request would come behind the rest of the body.
    if (!leave || (announced > limit && !isUnknown)) void reply.header('connection', 'close');
    if (leave) closeWhenDrained(raw, limit, leave);
    return done(null, payload);
  });
}

/**
 * Node closes a connection with its last answer. This one only says so then, and lasts until the rest of the body has
 * arrived, since what arrives after the end would break the connection before the client has read the answer.
 */
function closeWhenDrained(body: IncomingMessage, limit: number, leave: () => void): void {
  const { socket } = body;
  let isLast = false;
  socket.destroySoon = () => {
    isLast = true;
    socket.end();
  };
  drain(body, limit, (isWhole) => {
    leave();
    // The class's own method serves again.
    Reflect.deleteProperty(socket, 'destroySoon');
    if (isLast || !isWhole) socket.destroySoon();
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
