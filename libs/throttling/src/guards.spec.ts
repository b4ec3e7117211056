import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ExecutionContext, Get } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import type { FastifyRequest } from 'fastify';
import { Environment, KeyRing } from '@app/common';
import { Public, SignedIn, TenantContext } from '@app/tenancy';
import { FixedClock } from '../../common/testing/fixed-clock';
import { FailedAuthenticationGuard } from './failed-authentication.guard';
import { ThrottleGuard } from './throttle.guard';
import { Throttles } from './throttles';

const CALLS_PER_MINUTE = 4;
const FAILURES_PER_MINUTE = 2;

class Things {
  @Get()
  @SignedIn()
  closed(): void {}

  @Get()
  @Public()
  open(): void {}
}

const closed = { policy: {} };
const open = { policy: { public: true } };

const company = { companyId: 7, companyName: 'Salon Kessler', locale: 'de', timezone: 'Europe/Berlin' } as const;
const member = new TenantContext({ ...company, role: 'member', abilities: ['*'], userId: 2, tokenId: 5 });

const requestOf = (authorization?: string, user?: TenantContext, ip = '203.0.113.9'): FastifyRequest =>
  ({ headers: { authorization }, ip, socket: {}, user }) as unknown as FastifyRequest;

const contextOf = (request: FastifyRequest, handler: () => void): ExecutionContext =>
  new ExecutionContextHost([request, {}], Things, handler) as ExecutionContext;

let throttles: Throttles;
let failures: FailedAuthenticationGuard;

beforeEach(() => {
  const environment = new Environment({ THROTTLE_PER_MINUTE: String(CALLS_PER_MINUTE) });
  throttles = new Throttles(environment, new FixedClock(new Date('2026-03-02T12:00:00Z')), null);
  failures = new FailedAuthenticationGuard(throttles);
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

describe('ThrottleGuard', () => {
  it('ThrottleGuard counts requests of the fast path like those of the slow path', async () => {
    const guard = new ThrottleGuard(throttles, failures, new KeyRing([{ kid: 'k', secret: Buffer.alloc(32) }]));
    const request = requestOf('good', member);
    expect(guard.alreadyAdmits(requestOf('good'))).toBe(false);
    for (let call = 0; call < CALLS_PER_MINUTE; call += 2) {
      expect(guard.alreadyAdmits(request)).toBe(true);
      guard.onFastPath(request);
      await expect(guard.canActivate(contextOf(request, Things.prototype.closed))).resolves.toBe(true);
    }
    expect(() => guard.onFastPath(request)).toThrow(expect.objectContaining({ status: 429, code: 'rate_limited' }));
    await expect(guard.canActivate(contextOf(request, Things.prototype.closed))).rejects.toMatchObject({ status: 429 });
  });
});
