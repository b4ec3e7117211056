import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, tooManyRequests } from './errors';
import { errorBody } from './error-replies';
import type { Fault } from './faults';

/** Applies a fault; true when the request is answered or its connection dropped. */
export async function injectFault(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  if (fault.delayMs) await delay(fault.delayMs);
  if (fault.status !== undefined) {
    reply.code(fault.status).headers(fault.headers ?? {});
    if (isEdgeStatus(fault.status) && fault.body === undefined) reply.type('text/html');
    reply.send(fault.body ?? defaultBody(fault.status, request.url));
    return true;
  }
  if (fault.abort === undefined) return false;
  reply.hijack();
  if (fault.abort !== 'hang') drop(request);
  return true;
}

function drop({ raw: { socket } }: FastifyRequest): void {
  // Injected requests have a socket that cannot be reset.
  if (typeof socket.resetAndDestroy === 'function') socket.resetAndDestroy();
  else socket.destroy();
}

/** 520 and above come from the edge in front of Cal.com, which answers with a page. */
const isEdgeStatus = (status: number) => status >= 520;

function defaultBody(status: number, path: string): unknown {
  if (isEdgeStatus(status)) return `<!DOCTYPE html><title>api.cal.com | ${status}</title>`;
  if (status === 429) return errorBody(tooManyRequests(), path, new Date());
  const [code, message] =
    status >= 500 ? ['INTERNAL_SERVER_ERROR', 'Internal server error'] : ['HttpException', 'Fault'];
  return errorBody(new ApiError(status, code, message), path, new Date());
}
