import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ExecutionContext, Get } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { Environment, unauthenticated } from '@app/common';
import { tenantOf } from '../access/request-tenant';
import { TenantContext } from '../access/tenant-context';
import { accessPolicyOf, AdminsOnly, Public, SignedIn, SignsIn, UsersOrAgents } from '../access/access.decorator';
import { CallerGuard } from './caller.guard';
import { RequestCredentials } from './request-credentials';
import { RequestStrategy } from './request-strategy';
import { SessionCookie } from './session-cookie';
import type { TokensService } from './tokens.service';

type Headers = Record<string, string>;

const company = { companyId: 7, companyName: 'Salon Kessler', locale: 'de', timezone: 'Europe/Berlin' } as const;
const admin = new TenantContext({ ...company, role: 'admin', abilities: ['*'], userId: 1 });
const member = new TenantContext({ ...company, role: 'member', abilities: ['teams:read'], userId: 2 });
const agent = new TenantContext({ ...company, role: 'agent', abilities: ['bookings:write'], agentId: 3 });
const CALLERS: Record<string, TenantContext> = { admin, member };

const NAMED = /^(?:Bearer |session=)/;

/** The caller that the header or the cookie names; real credentials have tests of their own. */
class Named extends PassportStrategy(RequestStrategy, 'bearer') {
  async validate({ headers }: FastifyRequest): Promise<TenantContext | undefined> {
    return CALLERS[(headers.authorization ?? headers.cookie ?? '').replace(NAMED, '')];
  }
}

class Signed extends PassportStrategy(RequestStrategy, 'agent-signature') {
  async validate({ headers }: FastifyRequest): Promise<TenantContext | undefined> {
    return headers['x-retell-signature'] === 'good' ? agent : undefined;
  }
}

class Routes {
  @Public()
  open(): void {}

  @SignsIn()
  signIn(): void {}

  @SignedIn()
  users(): void {}

  @SignedIn({ bearerOnly: true })
  programs(): void {}

  @SignedIn({ ability: 'bookings:write' })
  bookers(): void {}

  @AdminsOnly('Only administrators can sync teams')
  admins(): void {}

  @UsersOrAgents()
  agents(): void {}

  @UsersOrAgents({ ability: 'teams:read' })
  agentsWhoRead(): void {}

  @Get()
  forgotten(): void {}
}

@Public()
class OpenRoutes {
  live(): void {}

  @SignedIn()
  users(): void {}
}

/** Stands for the cache of verified tokens, which has tests of its own. */
const verifiedLately = { known: (credential: string) => CALLERS[credential] } as TokensService;
const credentials = new RequestCredentials(new SessionCookie(new Environment({})));
const guard = new CallerGuard(verifiedLately, credentials);

function contextOf(headers: Headers, handler: () => void, controller: typeof Routes | typeof OpenRoutes = Routes) {
  const request = { headers, id: 'req-1', ip: '203.0.113.9' } as unknown as FastifyRequest;
  return { request, context: new ExecutionContextHost([request, {}], controller, handler) as ExecutionContext };
}

/** The tenant of the request after the guard. */
async function enter(handler: () => void, headers: Headers = {}, controller?: typeof Routes | typeof OpenRoutes) {
  const { request, context } = contextOf(headers, handler, controller);
  expect(await guard.canActivate(context)).toBe(true);
  return tenantOf(request);
}

const { open, signIn, users, programs, bookers, admins, agents, agentsWhoRead, forgotten } = Routes.prototype;

describe('CallerGuard', () => {
  beforeAll(() => void [new Named(), new Signed()]);

  it('CallerGuard refuses a request without a caller', async () => {
    for (const handler of [users, bookers, admins, agents]) {
      await expect(enter(handler)).rejects.toMatchObject({ status: 401 });
      await expect(enter(handler, { authorization: 'Bearer unknown' })).rejects.toMatchObject({ status: 401 });
    }
  });

  it('CallerGuard refuses a request that its strategy passes without a caller', async () => {
    const named = new Named();
    passport.use(
      'bearer',
      new (class extends passport.Strategy {
        override authenticate(): void {
          this.pass();
        }
      })(),
    );
    try {
      await expect(enter(users, { authorization: 'Bearer admin' })).rejects.toMatchObject({
        status: 401,
        code: 'unauthenticated',
      });
    } finally {
      passport.use('bearer', named);
    }
  });

  it('CallerGuard sets the tenant of the request, with its origin', async () => {
    expect(await enter(users, { authorization: 'Bearer member' })).toEqual(
      member.calledFrom({ ip: '203.0.113.9', requestId: 'req-1' }),
    );
  });

  it('CallerGuard needs no credential for public routes', async () => {
    expect(await enter(open)).toBeUndefined();
    expect(await enter(signIn)).toBeUndefined();
  });

  it('CallerGuard takes the policy of the class only where the route has none', async () => {
    expect(await enter(OpenRoutes.prototype.live, {}, OpenRoutes)).toBeUndefined();
    await expect(enter(OpenRoutes.prototype.users, {}, OpenRoutes)).rejects.toMatchObject({ status: 401 });
  });

  it('CallerGuard refuses others than administrators with the route’s sentence', async () => {
    expect(await enter(admins, { authorization: 'Bearer admin' })).toMatchObject({ role: 'admin' });
    await expect(enter(admins, { authorization: 'Bearer member' })).rejects.toMatchObject({
      status: 403,
      code: 'forbidden',
      message: 'Only administrators can sync teams',
    });
  });

  it('CallerGuard demands the ability that the route needs, and names it', async () => {
    expect(await enter(bookers, { authorization: 'Bearer admin' })).toMatchObject({ userId: 1 });
    await expect(enter(bookers, { authorization: 'Bearer member' })).rejects.toMatchObject({
      status: 403,
      code: 'forbidden',
      message: 'This token lacks the ability "bookings:write"',
    });
  });

  it('CallerGuard accepts a signature where agents may call, and nowhere else', async () => {
    const signature = { 'x-retell-signature': 'good' };
    expect(await enter(agents, signature)).toMatchObject({ role: 'agent', agentId: 3 });
    expect(await enter(agents, { authorization: 'Bearer member' })).toMatchObject({ userId: 2 });
    await expect(enter(users, signature)).rejects.toMatchObject({ status: 401 });
    expect(await enter(users, { ...signature, authorization: 'Bearer member' })).toMatchObject({ userId: 2 });
  });

  it('CallerGuard does not fall back on a token where a signature was given', async () => {
    for (const signature of ['forged', '']) {
      const headers = { 'x-retell-signature': signature, authorization: 'Bearer admin' };
      await expect(enter(agents, headers)).rejects.toMatchObject({ status: 401 });
    }
  });

  it('CallerGuard accepts the cookie of the page where no header is sent, and not on routes for programs', async () => {
    const cookie = 'session=member';
    expect(await enter(users, { cookie })).toMatchObject({ userId: 2 });
    expect(await enter(agents, { cookie })).toMatchObject({ userId: 2 });
    expect(await enter(users, { cookie, authorization: 'Bearer admin' })).toMatchObject({ userId: 1 });
    await expect(enter(users, { cookie, authorization: 'Bearer' })).rejects.toMatchObject({ status: 401 });
    await expect(enter(programs, { cookie })).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(await enter(programs, { cookie, authorization: 'Bearer admin' })).toMatchObject({ userId: 1 });
  });

  it('CallerGuard takes for a request of the page what only its cookie authenticates', () => {
    const isBySession = (handler: () => void, headers: Headers): boolean =>
      guard.isBySession(contextOf(headers, handler).request, accessPolicyOf(handler, Routes) ?? {});
    const cookie = 'session=member';
    for (const handler of [users, agents, admins]) expect(isBySession(handler, { cookie })).toBe(true);
    for (const handler of [open, signIn, programs]) expect(isBySession(handler, { cookie })).toBe(false);
    expect(isBySession(users, { cookie, authorization: 'Bearer admin' })).toBe(false);
    expect(isBySession(agents, { cookie, 'x-retell-signature': 'good' })).toBe(false);
    expect(isBySession(users, {})).toBe(false);
  });

  it('CallerGuard serves no route without a policy', async () => {
    await expect(enter(forgotten, { authorization: 'Bearer admin' })).rejects.toThrow(
      'Routes.forgotten declares no access policy',
    );
  });

  describe('at the sight of its headers', () => {
    const GOOD = { authorization: 'Bearer 5|secret' };
    const seen = (handler: () => void, headers: Headers = {}): number | undefined =>
      guard.refusalOnSight(contextOf(headers, handler).request, { policy: accessPolicyOf(handler, Routes) })?.status;

    it('CallerGuard refuses at sight a request without a credential of the right form', () => {
      for (const handler of [users, bookers, admins, agents]) {
        for (const authorization of ['', 'Bearer', 'Bearer x', 'Basic 5|secret', 'Bearer 0|secret', 'Bearer 5|']) {
          expect(seen(handler, { authorization })).toBe(401);
        }
        expect(seen(handler)).toBe(401);
        expect(seen(handler, GOOD)).toBeUndefined();
      }
    });

    it('CallerGuard refuses at sight a cookie of the wrong form, and any on routes for programs', () => {
      expect(seen(users, { cookie: 'session=5|secret' })).toBeUndefined();
      for (const cookie of ['session=', 'session=x', 'theme=dark']) expect(seen(users, { cookie })).toBe(401);
      expect(seen(programs, { cookie: 'session=5|secret' })).toBe(401);
    });

    it('CallerGuard refuses at sight nothing that the body may still explain: public routes, and routes without a policy', () => {
      for (const handler of [open, signIn, forgotten]) expect(seen(handler)).toBeUndefined();
    });

    it('CallerGuard judges a signature at sight where agents may call, by the rule of the room that verifies it', () => {
      const judging = new CallerGuard(verifiedLately, credentials);
      const judged = (handler: () => void, headers: Headers) =>
        judging.refusalOnSight(contextOf(headers, handler).request, { policy: accessPolicyOf(handler, Routes) });
      expect(judged(agents, { 'x-retell-signature': 'bad' })).toBeUndefined();
      judging.judgeSignaturesBy({
        refusalOnSight: ({ headers }) =>
          headers['x-retell-signature'] === 'good' ? undefined : unauthenticated('No signature'),
        known: () => undefined,
      });
      expect(judged(agents, { 'x-retell-signature': 'good' })).toBeUndefined();
      expect(judged(agents, { ...GOOD, 'x-retell-signature': 'bad' })).toMatchObject({ message: 'No signature' });
      expect(judged(users, { ...GOOD, 'x-retell-signature': 'bad' })).toBeUndefined();
      expect(judged(users, { 'x-retell-signature': 'good' })).toMatchObject({ status: 401 });
    });
  });

  describe('on the fast path', () => {
    /** Undefined: not admitted. Null: admitted without a caller. */
    function admitted(handler: () => void, headers: Headers = {}): TenantContext | null | undefined {
      const { request } = contextOf(headers, handler);
      const isAdmitted = guard.alreadyAdmits(request, { policy: accessPolicyOf(handler, Routes) });
      return isAdmitted ? (tenantOf(request) ?? null) : undefined;
    }
    const bearer = (credential: string): Headers => ({ authorization: `Bearer ${credential}` });

    it('CallerGuard admits on the fast path a token that was verified before, and sets the tenant', () => {
      expect(admitted(users, bearer('member'))).toBe(member);
      expect(admitted(users, bearer('unknown'))).toBeUndefined();
      expect(admitted(users)).toBeUndefined();
    });

    it('CallerGuard admits on the fast path a cookie whose token was verified before, and not on routes for programs', () => {
      expect(admitted(users, { cookie: 'session=member' })).toBe(member);
      expect(admitted(users, { cookie: 'session=unknown' })).toBeUndefined();
      expect(admitted(users, { cookie: 'session=member', authorization: 'Bearer unknown' })).toBeUndefined();
      expect(admitted(programs, { cookie: 'session=member' })).toBeUndefined();
      expect(admitted(programs, bearer('member'))).toBe(member);
    });

    it('CallerGuard does not admit on the fast path a caller whom the route refuses', () => {
      expect(admitted(admins, bearer('admin'))).toBe(admin);
      expect(admitted(admins, bearer('member'))).toBeUndefined();
      expect(admitted(bookers, bearer('member'))).toBeUndefined();
    });

    it('CallerGuard admits on the fast path a signature that the room that verifies them knows, where agents may call', () => {
      const judging = new CallerGuard(verifiedLately, credentials);
      judging.judgeSignaturesBy({
        refusalOnSight: () => undefined,
        known: ({ headers }) => (headers['x-retell-signature'] === 'good' ? agent : undefined),
      });
      const entering = (handler: () => void, headers: Headers): TenantContext | undefined => {
        const { request } = contextOf(headers, handler);
        const isAdmitted = judging.alreadyAdmits(request, { policy: accessPolicyOf(handler, Routes) });
        return isAdmitted ? tenantOf(request) : undefined;
      };
      expect(entering(agents, { 'x-retell-signature': 'good' })).toBe(agent);
      expect(entering(agents, { ...bearer('member'), 'x-retell-signature': 'bad' })).toBeUndefined();
      expect(entering(agentsWhoRead, { 'x-retell-signature': 'good' })).toBeUndefined();
      expect(entering(users, { 'x-retell-signature': 'good' })).toBeUndefined();
    });

    it('CallerGuard does not admit an unknown signature on the fast path, even beside a verified token', () => {
      expect(admitted(agents, bearer('member'))).toBe(member);
      expect(admitted(agents, { ...bearer('member'), 'x-retell-signature': 'good' })).toBeUndefined();
      expect(admitted(users, { ...bearer('member'), 'x-retell-signature': 'good' })).toBe(member);
    });

    it('CallerGuard admits on the fast path every request of a public route, and none of a route without a policy', () => {
      expect(admitted(open)).toBeNull();
      expect(admitted(forgotten, bearer('admin'))).toBeUndefined();
    });
  });
});
