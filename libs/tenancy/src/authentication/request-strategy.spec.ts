import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { TenantContext } from '../access/tenant-context';
import { RequestStrategy } from './request-strategy';

const tenant = TenantContext.forCompany({ id: 1, name: 'Salon Kessler', locale: 'de', timezone: 'Europe/Berlin' });
const request = { id: 'req-1', ip: '203.0.113.9', headers: {} } as FastifyRequest;

/** The calls to passport with which a strategy ends. */
function outcomesOf(error: unknown, answer?: TenantContext | null): unknown[] {
  const outcomes: unknown[] = [];
  const strategy = new RequestStrategy((given, done) => {
    expect(given).toBe(request);
    done(error, answer);
  });
  Object.assign(strategy, {
    success: (user: unknown) => outcomes.push(['success', user]),
    fail: (status: unknown) => outcomes.push(['fail', status]),
    error: (problem: unknown) => outcomes.push(['error', problem]),
  });
  strategy.authenticate(request);
  return outcomes;
}

describe('a strategy', () => {
  it('a strategy admits the tenant that its check returns, with the origin of the request', () => {
    const origin = { ip: '203.0.113.9', requestId: 'req-1' };
    expect(outcomesOf(null, tenant)).toEqual([['success', tenant.calledFrom(origin)]]);
  });

  it('a strategy fails with 401 when its check returns no tenant', () => {
    expect(outcomesOf(null)).toEqual([['fail', 401]]);
    expect(outcomesOf(undefined, null)).toEqual([['fail', 401]]);
  });

  it('a strategy passes the error of its check on, even beside a tenant', () => {
    const reason = new Error('no');
    expect(outcomesOf(reason, null)).toEqual([['error', reason]]);
    expect(outcomesOf(reason, tenant)).toEqual([['error', reason]]);
  });
});
