import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedChangeFeed } from '../../testing/scripted-change-feed';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { TenantContext } from './tenant-context';
import { Ownership } from './ownership';
import { Owns, OwnsTeam } from './owns.decorator';
import { TenantGuard } from './tenant.guard';

const ours = TenantContext.forCompany({ id: 1, name: 'Salon Kessler', locale: 'de', timezone: 'Europe/Berlin' });

class Routes {
  list(): void {}

  @OwnsTeam()
  team(): void {}

  @Owns('booking', 'booking_id')
  booking(): void {}
}

const { list, team, booking } = Routes.prototype;

describe('TenantGuard', () => {
  let lookups: string[];
  let guard: TenantGuard;

  beforeEach(() => {
    lookups = [];
    const ownership = new Ownership(new ScriptedChangeFeed());
    for (const kind of ['team', 'booking'] as const) {
      ownership.register(kind, async (tenant, id) => {
        lookups.push(`${kind} ${id} of ${tenant.companyId}`);
        return id !== 666;
      });
    }
    guard = new TenantGuard(ownership);
  });

  function pass(handler: () => void, params: object, user: TenantContext | undefined = ours): Promise<boolean> {
    const context = new ExecutionContextHost([{ params, user }, {}], Routes, handler);
    return guard.canActivate(context as ExecutionContext);
  }

  it('TenantGuard admits what is the company’s, after looking up exactly that', async () => {
    await expect(pass(team, { id: '5' })).resolves.toBe(true);
    await expect(pass(booking, { id: '6', booking_id: '7' })).resolves.toBe(true);
    expect(lookups).toEqual(['team 5 of 1', 'booking 7 of 1']);
  });

  it('TenantGuard refuses what is not the company’s', async () => {
    await expect(pass(team, { id: '666' })).rejects.toMatchObject({
      status: 403,
      code: 'forbidden',
      message: 'Unauthorized access to team',
    });
  });

  it('TenantGuard looks nothing up for a route that names nothing', async () => {
    await expect(pass(list, { id: '666' })).resolves.toBe(true);
    expect(lookups).toEqual([]);
  });

  it('TenantGuard looks nothing up without a caller', async () => {
    const context = new ExecutionContextHost([{ params: { id: '5' } }, {}], Routes, team);
    await expect(guard.canActivate(context as ExecutionContext)).rejects.toMatchObject({ status: 401 });
    expect(lookups).toEqual([]);
  });

  it.each(['1', '10', '9007199254740991'])('TenantGuard reads %p as an id', async (id) => {
    await expect(pass(team, { id })).resolves.toBe(true);
    expect(lookups).toEqual([`team ${id} of 1`]);
  });

  it.each([
    '0',
    '-1',
    '+1',
    '01',
    '1.5',
    '1e3',
    '0x10',
    ' 1',
    '1 ',
    '1\n',
    'a',
    '1a',
    'a1',
    '',
    '١',
    '9007199254740992',
    '10000000000000000',
    undefined,
  ])('TenantGuard refuses %p as an id without a lookup', async (id) => {
    const details = [{ field: 'id', message: 'must be a positive whole number' }];
    await expect(pass(team, { id })).rejects.toMatchObject({ status: 400, code: 'validation_failed', details });
    expect(lookups).toEqual([]);
  });

  describe('on the fast path', () => {
    const teamRule = { owns: { kind: 'team', parameter: 'id' } } as const;
    const theirs = TenantContext.forCompany({ id: 2, name: 'Physio', locale: 'de', timezone: 'Europe/Berlin' });
    const admits = (rule: Parameters<TenantGuard['alreadyAdmits']>[1], params: object, user?: TenantContext): boolean =>
      guard.alreadyAdmits({ params, user } as unknown as FastifyRequest, rule);

    it('TenantGuard admits on the fast path what was proven, for that id and company alone, without a lookup', async () => {
      expect(admits(teamRule, { id: '5' }, ours)).toBe(false);
      await pass(team, { id: '5' });
      expect(admits(teamRule, { id: '5' }, ours)).toBe(true);
      expect(admits(teamRule, { id: '6' }, ours)).toBe(false);
      expect(admits(teamRule, { id: '5' }, theirs)).toBe(false);
      expect(admits({ owns: { kind: 'booking', parameter: 'id' } }, { id: '5' }, ours)).toBe(false);
      expect(lookups).toEqual(['team 5 of 1']);
    });

    it('TenantGuard does not admit on the fast path a malformed id, or a request without a caller', async () => {
      await pass(team, { id: '5' });
      expect(admits(teamRule, { id: '05' }, ours)).toBe(false);
      expect(admits(teamRule, {}, ours)).toBe(false);
      expect(admits(teamRule, { id: '5' })).toBe(false);
    });

    it('TenantGuard admits on the fast path a route that names nothing', () =>
      expect(admits({}, { id: '666' }, ours)).toBe(true));
  });
});
