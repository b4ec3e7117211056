import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isRecord } from '@app/common';
import { tenantOf } from '@app/tenancy';
import { traceIds } from '../tracing/trace-ids';

const requests = new AsyncLocalStorage<FastifyRequest>();

/** Ids of a phone call that cannot forge a line. */
const CALL_ID = /^[\w.-]{1,100}$/;

/** What a line of the log says of the request that it is about. Ids only. */
export function factsOf(request: FastifyRequest): object {
  const { companyId } = tenantOf(request) ?? {};
  const call = callIn(request.body);
  return {
    reqId: request.id,
    ...(companyId === undefined ? {} : { company: companyId }),
    ...(call === undefined ? {} : { call }),
  };
}

/** What every line says besides: request, company and call of the current work, and its trace. */
export function logFacts(): object {
  const request = requests.getStore();
  const trace = traceIds.current();
  return request ? { ...factsOf(request), ...trace } : (trace ?? {});
}

/**
 * Lets lines that are written during a request say so. Answers of the fast path are sent before, and pay nothing; a body
 * is read by then, so that what follows stays in the request's own context.
 */
export function noteRequests(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => requests.run(request, done));
}

/** Id of a voice agent's call, from the signed body. */
function callIn(body: unknown): string | undefined {
  const call = isRecord(body) && isRecord(body.call) ? body.call.call_id : undefined;
  return typeof call === 'string' && CALL_ID.test(call) ? call : undefined;
}
