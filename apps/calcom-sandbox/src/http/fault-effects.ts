import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, EngineError, tooManyRequests } from './errors';
import { envelope } from './operation';
import { errorBody } from './error-replies';
import type { UnnamedFault } from './fault';

/** Stands for a result when the request has been answered already, or its connection dropped. */
export const ANSWERED = Symbol('answered');

/** A request that a fault applies to. */
export interface FaultedRequest {
  request: FastifyRequest;
  reply: FastifyReply;
  /** The HTTP status of a success. */
  status: number;
  /** Performs the operation; rejects with its refusal. */
  perform(): Promise<unknown>;
}

/**
 * Performs the operation as the fault prescribes.
 * @returns the answer's data, or {@link ANSWERED}
 * @throws ApiError or EngineError where the fault is a refusal
 */
export async function performUnder(fault: UnnamedFault, faulted: FaultedRequest): Promise<unknown> {
  const { request, reply, perform } = faulted;
  if (fault.abort === 'before-effect') {
    reply.hijack();
    drop(request);
    await pause(fault.delayMs);
    await perform().catch(() => undefined);
    return ANSWERED;
  }
  // The operation runs, but the caller gets the fault whether it succeeds or fails.
  if (fault.abort?.startsWith('after-effect')) await perform().catch(() => undefined);
  await pause(fault.delayMs);
  if (replaceAnswer(fault, request, reply)) return ANSWERED;
  const result = await perform();
  await pause(fault.answerDelayMs);
  if (fault.dripMs === undefined) return result;
  await drip(reply, faulted.status, JSON.stringify(envelope(result)), fault.dripMs);
  return ANSWERED;
}

const DRIPS = 10;

/** Sends an answer in pieces until the client disconnects. */
async function drip(reply: FastifyReply, status: number, text: string, ms: number): Promise<void> {
  const { raw } = reply.hijack();
  raw.writeHead(status, { 'content-type': 'application/json' });
  const size = Math.ceil(text.length / DRIPS);
  for (let at = 0; at < text.length && !raw.destroyed; at += size) {
    raw.write(text.slice(at, at + size));
    await pause(ms / DRIPS);
  }
  raw.end();
}

/** The timer does not keep the process alive after the sandbox is closed. */
const pause = (ms: number | undefined) => (ms ? delay(ms, undefined, { ref: false }) : undefined);

/** True when the fault itself answers, or drops the connection. */
function replaceAnswer(
  { refuse, status, body, headers, abort }: UnnamedFault,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (refuse?.code !== undefined) throw new ApiError(refuse.status, refuse.code, refuse.message);
  if (refuse) throw new EngineError(refuse.status, refuse.message);
  if (status !== undefined) {
    reply.code(status).headers(headers ?? {});
    if (isEdgeStatus(status) && body === undefined) reply.type('text/html');
    reply.send(body ?? defaultBody(status, request.url));
    return true;
  }
  if (abort === undefined) return false;
  reply.hijack();
  if (abort !== 'hang' && abort !== 'after-effect-hang') drop(request);
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
