import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock';
import type { Store } from '../store';
import type { CallLog, CallRecord } from './calls';
import { credentialMissing, identify } from './credentials';
import { cannotRoute, tooManyRequests } from './errors';
import { ANSWERED, performUnder } from './fault-effects';
import type { Fault, FaultInjector, FaultTarget } from './faults';
import { withParts } from './changed-parts';
import { defectiveList } from './list-defects';
import { envelope, NORMAL_INSERTION } from './operation';
import type { Call, Operation } from './operation';
import type { RateLimit } from './rate-limit';
import type { Webhooks } from '../events';
import { resolveVersion } from './versions';
import { wrongAnswer } from './wrong-answers';

/** The parts of a running sandbox. */
export interface SandboxState {
  store: Store;
  clock: Clock;
  calls: CallLog;
  faults: FaultInjector;
  rateLimit: RateLimit;
  webhooks: Webhooks;
}

/** Registers an operation as a route. The order is Cal.com's: routing by version, then rate limit, then key. */
export function serve(app: FastifyInstance, operation: Operation, state: SandboxState): void {
  app.route({
    method: operation.method,
    url: operation.path,
    handler: async (request, reply) => {
      const record = note(operation, request, reply, state);
      const fault = state.faults.take(targetOf(record, request, state));
      const admitted = () => admit(operation, request, reply, record, state);
      const result = fault
        ? await performUnder(fault, {
            request,
            reply,
            status: operation.status ?? 200,
            perform: async () => performWith(fault, operation, admitted(), state),
          })
        : await operation.run(admitted());
      if (result === ANSWERED) return reply;
      reply.code(operation.status ?? 200);
      return fault?.cut ? reply.type('application/json').send(half(envelope(result))) : reply.send(envelope(result));
    },
  });
}

/** The operation with the defects that the fault brings into it and its answer. */
async function performWith(fault: Fault, operation: Operation, call: Call, { store }: SandboxState): Promise<unknown> {
  const { checkInsertGapMs: gapMs = 0, uniqueKey = gapMs === 0, twice, answer, list, set } = fault;
  const faulty = { ...call, insertion: { gapMs, uniqueKey, unchecked: false } };
  const run = (asked: Call): unknown => operation.run(asked);
  const result = await (list === undefined ? run(faulty) : defectiveList(list, faulty, run));
  const again = { ...call, insertion: { gapMs: 0, uniqueKey: false, unchecked: true } };
  if (twice) await (async () => operation.run(again))().catch(() => undefined);
  const told = answer === undefined ? result : wrongAnswer(answer, result, store);
  return set === undefined ? told : withParts(told, set);
}

/** An answer that ends in the middle, whatever its headers say. */
function half(answer: object): string {
  const text = JSON.stringify(answer);
  return text.slice(0, text.length / 2);
}

function targetOf(
  { operation, path, method }: CallRecord,
  { headers, params, query, body }: FastifyRequest,
  { store }: SandboxState,
): FaultTarget {
  const named = { ...(query as object), ...(body as object | null) } as { eventTypeId?: unknown };
  const { bookingUid = '' } = params as { bookingUid?: string };
  const eventTypeId = named.eventTypeId ?? store.bookings.get(bookingUid)?.eventTypeId;
  return {
    operation,
    path,
    method,
    eventTypeId: eventTypeId === undefined ? null : Number(eventTypeId),
    apiKey: headers.authorization?.replace(/^Bearer /, '') ?? null,
  };
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
  { store, clock, rateLimit, webhooks }: SandboxState,
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
  return { store, clock, webhooks, version, account, params, query, body, insertion: NORMAL_INSERTION };
}
