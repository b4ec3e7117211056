import type { FastifyInstance } from 'fastify';
import type { Burst } from '../http/rate-limit';
import type { SandboxState } from '../http/serve';
import type { BusyBlock } from '../model';
import { reset, RESET_PARTS } from '../reset';
import type { ResetPart } from '../reset';
import { known } from './known';
import { accountPatchSchema, blockedSchema, busySchema, clockSchema, rateLimitSchema, resetSchema } from './schemas';

/** Reads the sandbox's state and calls; resets it; sets its clock, rate limit, keys and hosts' busy times. */
export function stateRoutes(app: FastifyInstance, state: SandboxState): void {
  const { store, clock, calls, faults, rateLimit } = state;
  app.get('/state', () => ({
    now: clock.now().toISOString(),
    rateLimit: rateLimit.limit,
    accounts: store.accounts,
    teams: store.teams,
    eventTypes: store.eventTypes.map(({ id, teamId, slug, title, hidden }) => ({ id, teamId, slug, title, hidden })),
    hosts: store.hosts,
    bookings: [...store.bookings.values()],
    busyBlocks: store.busyBlocks,
    faults: faults.active,
  }));

  app.get('/calls', () => ({ counts: calls.counts, recent: calls.recent }));

  app.post<{ Body: Partial<Record<ResetPart, boolean>> | null }>(
    '/reset',
    { schema: { body: resetSchema } },
    ({ body }) => {
      const named = RESET_PARTS.filter((part) => body?.[part] === true);
      reset(state, named.length > 0 ? named : RESET_PARTS);
      return { ok: true };
    },
  );

  app.put<{ Body: { limit: number | null; burst?: Burst } }>(
    '/rate-limit',
    { schema: { body: rateLimitSchema } },
    ({ body }) => {
      rateLimit.limit = body.limit;
      rateLimit.burst = body.burst;
      rateLimit.reset();
      return body;
    },
  );

  app.put<{ Body: { now: string | null } }>('/clock', { schema: { body: clockSchema } }, ({ body }) => {
    clock.moveTo(body.now === null ? null : new Date(body.now));
    return { now: clock.now().toISOString() };
  });

  app.patch<{ Params: { id: string }; Body: { apiKey: string } }>(
    '/accounts/:id',
    { schema: { body: accountPatchSchema } },
    ({ params, body }) => Object.assign(known(store.accounts.find(({ id }) => id === Number(params.id))), body),
  );

  app.put<{ Body: { emails: string[] } }>('/blocked-emails', { schema: { body: blockedSchema } }, ({ body }) => {
    store.blockedEmails = body.emails;
    return body;
  });

  app.post<{ Body: BusyBlock }>('/busy', { schema: { body: busySchema } }, ({ body }, reply) => {
    store.busyBlocks.push({ ...body, shownInSlots: body.shownInSlots ?? true });
    return reply.code(201).send(body);
  });
}
