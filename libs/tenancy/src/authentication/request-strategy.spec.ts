import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { TenantContext } from '../access/tenant-context';
import { RequestStrategy } from './request-strategy';

const tenant = TenantContext.forCompany({ id: 1, name: 'Salon Kessler', locale: 'de', timezone: 'Europe/Berlin' });
const request = { id: 'req-1', ip: '203.0.113.9', headers: {} } as FastifyRequest;

/** What a strategy does with the answer of its check: passport gives it these ways out for each request. */
function outcomesOf(error: unknown, answer?: TenantContext | null): unknown[] {
  const outcomes: unknown[] = [];
  const strategy = new RequestStrategy((asked, done) => {
    expect(asked).toBe(request);
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
  it('lets in whom its check has found, and notes from where the call came', () => {
    const origin = { ip: '203.0.113.9', requestId: 'req-1' };
    expect(outcomesOf(null, tenant)).toEqual([['success', tenant.calledFrom(origin)]]);
  });

  it('lets in nobody when its check has found nobody', () => {
    expect(outcomesOf(null)).toEqual([['fail', 401]]);
    expect(outcomesOf(undefined, null)).toEqual([['fail', 401]]);
  });

  it('hands on why its check has failed, even beside somebody', () => {
    const reason = new Error('no');
    expect(outcomesOf(reason, null)).toEqual([['error', reason]]);
    expect(outcomesOf(reason, tenant)).toEqual([['error', reason]]);
  });
});
