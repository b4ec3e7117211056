import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock';
import { ApiError, badRequest, cannotRoute, EngineError } from './errors';

/** The enveloped error body, as Cal.com's exception filters write it. */
export function errorBody(error: ApiError, path: string, now: Date): object {
  const { code, message, details } = error;
  return { status: 'error', timestamp: now.toISOString(), path, error: { code, message, details } };
}

/** Both error shapes of Cal.com, chosen by the kind of error. */
export function installErrorReplies(app: FastifyInstance, clock: Clock): void {
  const send = (request: FastifyRequest, reply: FastifyReply, error: ApiError) =>
    reply.code(error.status).send(errorBody(error, request.url, clock.now()));

  app.setNotFoundHandler((request, reply) => send(request, reply, cannotRoute(request)));
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    if (error instanceof ApiError) return send(request, reply, error);
    if (error instanceof EngineError) {
      return reply.code(error.status).send({ statusCode: error.status, message: error.message });
    }
    const status = error.statusCode ?? 500;
    if (status === 400) return send(request, reply, badRequest(error.message));
    if (status < 500) return reply.code(status).send({ statusCode: status, message: error.message });
    request.log.error(error);
    return reply.code(500).send({ statusCode: 500, message: 'Internal server error' });
  });
}
