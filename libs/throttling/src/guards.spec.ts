import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ExecutionContext, Get } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AppError, Environment, KeyRing } from '@app/common';
import { Public, SignedIn, TenantContext, UsersOrAgents } from '@app/tenancy';
import { FixedClock } from '../../common/testing/fixed-clock';
import { callersWithoutTokens } from '../../tenancy/testing/callers';
import { FailedAuthenticationGuard } from './failed-authentication.guard';
import { ThrottleGuard } from './throttle.guard';
import { Throttles } from './throttles';
import { UnverifiedBodies } from './unverified-bodies';

const CALLS_PER_MINUTE = 4;
const FAILURES_PER_MINUTE = 2;

class Things {
  @Get()
  @SignedIn()
  closed(): void {}

  @Get()
  @UsersOrAgents()
  agents(): void {}

  @Get()
  @Public()
  open(): void {}
}

const closed = { policy: {} };
const open = { policy: { public: true } };

const company = { companyId: 7, companyName: 'Salon Kessler', locale: 'de', timezone: 'Europe/Berlin' } as const;
const member = new TenantContext({ ...company, role: 'member', abilities: ['*'], userId: 2, tokenId: 5 });

const callers = callersWithoutTokens();

const headerOf = (token?: string): object => (token === undefined ? {} : { authorization: `Bearer ${token}` });

const requestOf = (token?: string, user?: TenantContext, ip = '203.0.113.9'): FastifyRequest =>
  ({ headers: headerOf(token), ip, socket: {}, raw: {}, user }) as unknown as FastifyRequest;

/** Remembers the headers that are set. */
function replyOf(): FastifyReply & { set: Record<string, string> } {
  const set: Record<string, string> = {};
  const headers = (more: Record<string, string>): unknown => Object.assign(set, more);
  return { set, headers } as unknown as FastifyReply & { set: Record<string, string> };
}

const contextOf = (request: FastifyRequest, handler: () => void): ExecutionContext =>
  new ExecutionContextHost([request, replyOf()], Things, handler) as ExecutionContext;

let throttles: Throttles;
let failures: FailedAuthenticationGuard;

beforeEach(() => {
  const environment = new Environment({ THROTTLE_PER_MINUTE: String(CALLS_PER_MINUTE) });
  throttles = new Throttles(environment, new FixedClock(new Date('2026-03-02T12:00:00Z')), null);
  failures = new FailedAuthenticationGuard(callers, throttles, new UnverifiedBodies());
});

describe('FailedAuthenticationGuard', () => {
  /** What `canActivate` decides, and what `alreadyAdmits` answers before. */
  function decisionsOn(request: FastifyRequest, isOpen = false): [decided: boolean, known: boolean] {
    const known = failures.alreadyAdmits(request, isOpen ? open : closed);
    try {
      return [
        failures.canActivate(contextOf(request, isOpen ? Things.prototype.open : Things.prototype.closed)),
        known,
      ];
    } catch {
      return [false, known];
    }
  }

  it('FailedAuthenticationGuard refuses a network that has failed too often, on the fast path and the slow path', () => {
    expect(decisionsOn(requestOf('wrong'))).toEqual([true, true]);
    for (let failure = 0; failure < FAILURES_PER_MINUTE; failure++) failures.noteFailure(requestOf('wrong'));
    expect(decisionsOn(requestOf('wrong'))).toEqual([false, false]);
    expect(decisionsOn(requestOf())).toEqual([false, false]);
    expect(decisionsOn(requestOf('wrong', undefined, '198.51.100.1'))).toEqual([true, true]);
  });

  it('FailedAuthenticationGuard admits from such a network a credential that was good before, and public routes', () => {
    failures.noteSuccess(requestOf('good'));
    for (let failure = 0; failure < FAILURES_PER_MINUTE; failure++) failures.noteFailure(requestOf('wrong'));
    expect(decisionsOn(requestOf('good'))).toEqual([true, true]);
    expect(decisionsOn(requestOf('wrong'), true)).toEqual([true, true]);
  });
});

describe('FailedAuthenticationGuard and the page', () => {
  const page = (cookie: string): FastifyRequest => Object.assign(requestOf(), { headers: { cookie } });

  it('FailedAuthenticationGuard admits the cookie of somebody who was signed in before, and no other', () => {
    failures.noteSuccess(page('session=good'));
    for (let failure = 0; failure < FAILURES_PER_MINUTE; failure++) failures.noteFailure(requestOf());
    expect(failures.alreadyAdmits(page('theme=dark; session=good'), closed)).toBe(true);
    expect(failures.alreadyAdmits(page('session=bad'), closed)).toBe(false);
  });
});

describe('FailedAuthenticationGuard and voice agents', () => {
  const agents = { policy: { agents: true } };
  const agent = new TenantContext({ ...company, role: 'agent', abilities: [], agentId: 3 });

  const signed = (agentId?: string, headers: object = {}, user?: TenantContext): FastifyRequest => {
    const body = agentId === undefined ? undefined : { call: { agent_id: agentId } };
    return Object.assign(requestOf(undefined, user), { headers: { 'x-retell-signature': 's', ...headers }, body });
  };
  const failTooOften = (): void => {
    for (let failure = 0; failure < FAILURES_PER_MINUTE; failure++) failures.noteFailure(requestOf());
  };
  const decided = (request: FastifyRequest): boolean => {
    try {
      return failures.canActivate(contextOf(request, Things.prototype.agents));
    } catch {
      return false;
    }
  };

  it('FailedAuthenticationGuard refuses an agent that was never verified, at sight, by its bytes and in the end', () => {
    failTooOften();
    expect(failures.refusalOnSight(signed(), agents)).toMatchObject({ status: 429 });
    expect(failures.refusalOfAgents(signed(), ['agent_1'])).toMatchObject({ status: 429 });
    expect(decided(signed('agent_1'))).toBe(false);
  });

  it('FailedAuthenticationGuard admits an agent that was verified from this network, and no other', () => {
    failures.noteSuccess(signed('agent_1', {}, agent));
    failTooOften();
    expect(failures.refusalOnSight(signed(), agents)).toBeUndefined();
    expect(failures.refusalOfAgents(signed(), ['agent_2', 'agent_1'])).toBeUndefined();
    expect(failures.refusalOfAgents(signed(), ['agent_2'])).toMatchObject({ status: 429 });
    expect([decided(signed('agent_1')), decided(signed('agent_2'))]).toEqual([true, false]);
  });

  it('FailedAuthenticationGuard admits an agent whose only calls from this network took the fast path', () => {
    failures.onFastPath(signed('agent_1', {}, agent));
    failures.onFastPath(signed('agent_2', {}, member));
    failTooOften();
    expect([decided(signed('agent_1')), decided(signed('agent_2'))]).toEqual([true, false]);
  });

  it('FailedAuthenticationGuard takes no token for a signature: a good one beside false signatures proves nothing', () => {
    failures.noteSuccess(requestOf('good', member));
    failTooOften();
    expect(failures.refusalOnSight(signed(undefined, headerOf('good')), agents)).toMatchObject({
      status: 429,
    });
    expect(decided(signed('agent_1', headerOf('good')))).toBe(false);
    expect(failures.refusalOnSight(requestOf('good'), agents)).toBeUndefined();
  });
});

describe('UnverifiedBodies', () => {
  const openBodies = (): UnverifiedBodies => new UnverifiedBodies(50);

  /** Takes places until one must be waited for. */
  function fill(bodies: UnverifiedBodies): { admitted: FastifyRequest[]; next: Promise<AppError | undefined> } {
    const admitted: FastifyRequest[] = [];
    for (;;) {
      const request = requestOf('good', member);
      const place = bodies.admit(request, 1000);
      if (place) return { admitted, next: place };
      admitted.push(request);
    }
  }

  it('UnverifiedBodies bound a network: what comes then waits until a caller is known', async () => {
    const bodies = openBodies();
    const guard = new FailedAuthenticationGuard(callers, throttles, bodies);
    const { admitted, next } = fill(bodies);
    expect(admitted.length).toBeGreaterThan(10);
    expect(bodies.admit(requestOf('x', undefined, '198.51.100.1'), 1000)).toBeUndefined();
    const second = bodies.admit(requestOf(), 1000);
    const [first] = admitted;
    if (!first) throw new Error('unreachable');
    // Twice gives back one place.
    guard.noteSuccess(first);
    guard.noteSuccess(first);
    await expect(next).resolves.toBeUndefined();
    await expect(second).resolves.toMatchObject({ status: 429, code: 'rate_limited', retryAfter: 1 });
  });

  it('UnverifiedBodies refuse at once when too many of a network wait already', async () => {
    const bodies = openBodies();
    fill(bodies);
    const waiting = Array.from({ length: 600 }, () => bodies.admit(requestOf(), 1000));
    const atOnce = await Promise.all(waiting.slice(-80));
    expect(atOnce.map((refusal) => refusal?.status)).toEqual(Array.from({ length: 80 }, () => 429));
    await Promise.all(waiting);
  });

  it('UnverifiedBodies keep no place for a sender that has hung up while it waited', async () => {
    const bodies = openBodies();
    const { admitted, next } = fill(bodies);
    void next;
    const gone = requestOf();
    const place = bodies.admit(gone, 1000);
    Object.assign(gone.raw, { destroyed: true });
    for (const request of admitted.slice(0, 2)) bodies.release(request);
    await expect(place).resolves.toBeUndefined();
    expect(bodies.admit(requestOf(), 1000)).toBeUndefined();
  });
});

describe('ThrottleGuard', () => {
  it('ThrottleGuard counts requests of the fast path like those of the slow path', async () => {
    const guard = new ThrottleGuard(throttles, failures, new KeyRing([{ kid: 'k', secret: Buffer.alloc(32) }]));
    const request = requestOf('good', member);
    expect(guard.alreadyAdmits(requestOf('good'))).toBe(false);
    for (let call = 0; call < CALLS_PER_MINUTE; call += 2) {
      expect(guard.alreadyAdmits(request)).toBe(true);
      guard.onFastPath(request, replyOf());
      await expect(guard.canActivate(contextOf(request, Things.prototype.closed))).resolves.toBe(true);
    }
    expect(() => guard.onFastPath(request, replyOf())).toThrow(
      expect.objectContaining({ status: 429, code: 'rate_limited' }),
    );
    await expect(guard.canActivate(contextOf(request, Things.prototype.closed))).rejects.toMatchObject({ status: 429 });
  });

  it('ThrottleGuard tells callers what they have left, also when it refuses', () => {
    const guard = new ThrottleGuard(throttles, failures, new KeyRing([{ kid: 'k', secret: Buffer.alloc(32) }]));
    const left = Array.from({ length: CALLS_PER_MINUTE + 1 }, () => {
      const reply = replyOf();
      try {
        guard.onFastPath(requestOf('good', member), reply);
      } catch {
        return `refused ${reply.set.ratelimit}`;
      }
      expect(reply.set['ratelimit-policy']).toBe('"caller";q=4;w=60, "company";q=20;w=60');
      return reply.set.ratelimit;
    });
    const told = [3, 2, 1, 0].map((r) => `"caller";r=${r};t=60`);
    expect(left).toEqual([...told, 'refused "caller";r=0;t=60']);
  });

  it('ThrottleGuard tells of the limit of the company where that is nearer', () => {
    const guard = new ThrottleGuard(throttles, failures, new KeyRing([{ kid: 'k', secret: Buffer.alloc(32) }]));
    const replies = [1, 2, 3, 4, 5].flatMap((tokenId) =>
      Array.from({ length: CALLS_PER_MINUTE }, () => {
        const reply = replyOf();
        guard.onFastPath(requestOf('good', new TenantContext({ ...member, tokenId })), reply);
        return reply.set.ratelimit;
      }),
    );
    expect(replies.slice(-4)).toEqual([
      '"caller";r=3;t=60',
      '"caller";r=2;t=60',
      '"caller";r=1;t=60',
      '"caller";r=0;t=60',
    ]);
    const reply = replyOf();
    expect(() => guard.onFastPath(requestOf('good', new TenantContext({ ...member, tokenId: 6 })), reply)).toThrow(
      expect.objectContaining({ status: 429 }),
    );
    expect(reply.set.ratelimit).toBe('"company";r=0;t=60');
  });
});
