import type { FastifyInstance, FastifyReply } from 'fastify';

const notModified = Symbol('not modified');

type Marked = FastifyReply & { [notModified]?: true };

/** Marks an answer that the asker has already. */
export const markNotModified = (reply: FastifyReply): void => void ((reply as Marked)[notModified] = true);

/** Nest sets the route's status after the interceptors have run, so the 304 has to be said at the very end. */
export function sayNotModified(server: FastifyInstance): void {
  server.addHook('onSend', (_request, reply, payload, done) => {
    if ((reply as Marked)[notModified]) void reply.code(304);
    done(null, payload);
  });
}
