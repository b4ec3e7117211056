import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fresh from 'fresh';

/**
 * Does the client hold this answer already? Decided by `If-None-Match` alone: `fetch` adds `cache-control: no-cache` to
 * every request that carries a tag, which the library would take for a forced reload.
 */
export function isNotModified({ headers }: FastifyRequest, etag: string): boolean {
  const tags = headers['if-none-match'];
  return tags !== undefined && fresh({ 'if-none-match': tags }, { etag });
}

const notModified = Symbol('not modified');

type Marked = FastifyReply & { [notModified]?: true };

/** Marks a reply that {@link sendNotModified} sends as a 304. */
export const markNotModified = (reply: FastifyReply): void => void ((reply as Marked)[notModified] = true);

/** Sends marked replies as 304, in `onSend`, because Nest sets the route's status after the interceptors have run. */
export function sendNotModified(server: FastifyInstance): void {
  server.addHook('onSend', (_request, reply, payload, done) => {
    if ((reply as Marked)[notModified]) void reply.code(304);
    done(null, payload);
  });
}
