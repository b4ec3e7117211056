import { describe, expect, it } from '@jest/globals';
import { TenantContext } from './tenant-context';

const facts = {
  companyId: 7,
  companyName: 'Salon Kessler',
  role: 'member',
  abilities: ['teams:read'],
  locale: 'de',
  timezone: 'Europe/Berlin',
} as const;

describe('the tenant context', () => {
  it('the tenant context cannot be changed, nor through what it was made of', () => {
    const abilities = ['teams:read'];
    const tenant = new TenantContext({ ...facts, abilities });
    abilities.push('*');
    expect(() => Object.assign(tenant, { companyId: 8 })).toThrow(TypeError);
    expect(() => (tenant.abilities as string[]).push('*')).toThrow(TypeError);
    expect(tenant.can('teams:write')).toBe(false);
  });

  it('the tenant context allows what its abilities name, and everything with a star', () => {
    const tenant = new TenantContext(facts);
    expect([tenant.can('teams:read'), tenant.can('teams'), tenant.can('')]).toEqual([true, false, false]);
    expect(new TenantContext({ ...facts, abilities: ['*'] }).can('anything')).toBe(true);
    expect(new TenantContext({ ...facts, abilities: [] }).can('teams:read')).toBe(false);
  });

  it('the tenant context can be given the origin of a request, and stays the same caller', () => {
    const tenant = new TenantContext({ ...facts, userId: 3, tokenId: 4, agentId: 5 });
    const origin = { ip: '203.0.113.9', requestId: 'req-1' };
    expect({ ...tenant.calledFrom(origin) }).toEqual({ ...facts, userId: 3, tokenId: 4, agentId: 5, origin });
    expect(tenant.origin).toBeUndefined();
  });

  it('the tenant context of a job is the company itself, without a user, token or agent', () => {
    const tenant = TenantContext.forCompany({ id: 7, name: 'Salon Kessler', locale: 'en', timezone: 'Europe/Lisbon' });
    expect(tenant).toMatchObject({ companyId: 7, role: 'admin', locale: 'en', timezone: 'Europe/Lisbon' });
    expect([tenant.userId, tenant.tokenId, tenant.agentId]).toEqual([undefined, undefined, undefined]);
    expect(tenant.can('teams:write')).toBe(true);
  });
});
