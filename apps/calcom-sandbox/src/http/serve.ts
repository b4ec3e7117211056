import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock';
import type { Store } from '../store';
import type { CallLog, CallRecord } from './calls';
import { credentialMissing, identify } from './credentials';
import { cannotRoute, tooManyRequests } from './errors';
import { injectFault } from './fault-effects';
import type { FaultInjector } from './faults';
import { envelope, NORMAL_INSERTION } from './operation';
import type { Call, Operation } from './operation';
import type { RateLimit } from './rate-limit';
import { resolveVersion } from './versions';

/** The parts of a running sandbox. */
export interface SandboxState {
  store: Store;
  clock: Clock;
  calls: CallLog;
  faults: FaultInjector;
  rateLimit: RateLimit;
}

/** Registers an operation as a route. The order is Cal.com's: routing by version, then rate limit, then key. */
export function serve(app: FastifyInstance, operation: Operation, state: SandboxState): void {
  app.route({
    method: operation.method,
    url: operation.path,
    handler: async (request, reply) => {
      const record = note(operation, request, reply, state);
      const fault = state.faults.take(record);
      const answer = () => operation.run(admit(operation, request, reply, record, state));
      if (fault?.abort === 'after-effect') {
        // The operation runs, but the caller gets the fault whether it succeeds or fails.
        await new Promise((resolve) => resolve(answer())).catch(() => undefined);
      }
      if (fault && (await injectFault(fault, request, reply))) return reply;
      return reply.code(operation.status ?? 200).send(envelope(await answer()));
    },
  });
}

function note(
  { name }: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
  { calls, clock }: SandboxState,
): CallRecord {
  const record = calls.add({
    at: clock.now().toISOString(),
    operation: name,
    method: request.method,
    path: request.url.split('?')[0] ?? request.url,
    query: request.query,
    calApiVersion: (request.headers['cal-api-version'] as string | undefined) ?? null,
    accountId: null,
    body: request.body ?? null,
    status: null,
  });
  reply.raw.once('finish', () => (record.status = reply.raw.statusCode));
  return record;
}

function admit(
  { versions, auth }: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
  record: CallRecord,
  { store, clock, rateLimit }: SandboxState,
): Call {
  const version = resolveVersion(request.headers['cal-api-version']);
  if (versions && !versions.includes(version)) throw cannotRoute(request);
  const { account, tracker } = identify(request, store);
  record.accountId = account?.id ?? null;
  const { allowed, headers } = rateLimit.hit(tracker);
  reply.headers(headers);
  if (!allowed) throw tooManyRequests();
  if (auth === 'required' && !account) throw credentialMissing();
  const { params, query, body } = request as { params: Call['params']; query: Call['query']; body: unknown };
  return { store, clock, version, account, params, query, body, insertion: NORMAL_INSERTION };
}
