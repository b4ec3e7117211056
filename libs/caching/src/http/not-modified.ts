import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fresh from 'fresh';

/**
 * Does the client have this answer already? Asked of `If-None-Match` alone: `fetch` adds `cache-control: no-cache` to
 * every request that names a tag itself, and the library would take it for "send it again".
 */
export function isNotModified({ headers }: FastifyRequest, etag: string): boolean {
  const tags = headers['if-none-match'];
  return tags !== undefined && fresh({ 'if-none-match': tags }, { etag });
}

const notModified = Symbol('not modified');

type Marked = FastifyReply & { [notModified]?: true };

/** Marks an answer that the client has already. */
export const markNotModified = (reply: FastifyReply): void => void ((reply as Marked)[notModified] = true);

/** Nest sets the route's status after the interceptors have run, so the 304 has to be said at the very end. */
export function sendNotModified(server: FastifyInstance): void {
  server.addHook('onSend', (_request, reply, payload, done) => {
    if ((reply as Marked)[notModified]) void reply.code(304);
    done(null, payload);
  });
}
