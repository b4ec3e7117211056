import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { TenantContext } from './tenant-context';
import { Ownership } from './ownership';
import { OwnsBooking, OwnsTeam } from './owns.decorator';
import { TenantGuard } from './tenant.guard';

const ours = TenantContext.forCompany({ id: 1, name: 'Salon Kessler', locale: 'de', timezone: 'Europe/Berlin' });

class Routes {
  list(): void {}

  @OwnsTeam()
  team(): void {}

  @OwnsBooking('booking_id')
  booking(): void {}
}

const { list, team, booking } = Routes.prototype;

describe('TenantGuard', () => {
  let asked: string[];
  let guard: TenantGuard;

  beforeEach(() => {
    asked = [];
    const ownership = new Ownership();
    for (const kind of ['team', 'booking'] as const) {
      ownership.register(kind, async (tenant, id) => {
        asked.push(`${kind} ${id} of ${tenant.companyId}`);
        return id !== 666;
      });
    }
    guard = new TenantGuard(ownership);
  });

  function ask(handler: () => void, params: object, user: TenantContext | undefined = ours): Promise<boolean> {
    const context = new ExecutionContextHost([{ params, user }, {}], Routes, handler);
    return guard.canActivate(context as ExecutionContext);
  }

  it('lets pass what is the company’s, after asking for exactly that', async () => {
    await expect(ask(team, { id: '5' })).resolves.toBe(true);
    await expect(ask(booking, { id: '6', booking_id: '7' })).resolves.toBe(true);
    expect(asked).toEqual(['team 5 of 1', 'booking 7 of 1']);
  });

  it('refuses what is not', async () => {
    await expect(ask(team, { id: '666' })).rejects.toMatchObject({
      status: 403,
      code: 'forbidden',
      message: 'Unauthorized access to team',
    });
  });

  it('asks nothing where nothing is named', async () => {
    await expect(ask(list, { id: '666' })).resolves.toBe(true);
    expect(asked).toEqual([]);
  });

  it('asks for nobody who has not signed in', async () => {
    const context = new ExecutionContextHost([{ params: { id: '5' } }, {}], Routes, team);
    await expect(guard.canActivate(context as ExecutionContext)).rejects.toMatchObject({ status: 401 });
    expect(asked).toEqual([]);
  });

  it.each(['1', '10', '9007199254740991'])('understands %p as an id', async (id) => {
    await expect(ask(team, { id })).resolves.toBe(true);
    expect(asked).toEqual([`team ${id} of 1`]);
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
  ])('refuses %p as an id, whoever it would belong to', async (id) => {
    const details = [{ field: 'id', message: 'must be a positive whole number' }];
    await expect(ask(team, { id })).rejects.toMatchObject({ status: 400, code: 'validation_failed', details });
    expect(asked).toEqual([]);
  });

  describe('beforehand', () => {
    const teamRule = { owns: { kind: 'team', parameter: 'id' } } as const;
    const theirs = TenantContext.forCompany({ id: 2, name: 'Physio', locale: 'de', timezone: 'Europe/Berlin' });
    const knows = (rule: Parameters<TenantGuard['alreadyAdmits']>[1], params: object, user?: TenantContext): boolean =>
      guard.alreadyAdmits({ params, user } as unknown as FastifyRequest, rule);

    it('knows what was proven, of that id and that company alone, and asks nobody', async () => {
      expect(knows(teamRule, { id: '5' }, ours)).toBe(false);
      await ask(team, { id: '5' });
      expect(knows(teamRule, { id: '5' }, ours)).toBe(true);
      expect(knows(teamRule, { id: '6' }, ours)).toBe(false);
      expect(knows(teamRule, { id: '5' }, theirs)).toBe(false);
      expect(knows({ owns: { kind: 'booking', parameter: 'id' } }, { id: '5' }, ours)).toBe(false);
      expect(asked).toEqual(['team 5 of 1']);
    });

    it('knows nothing of an id that is none, nor of somebody who is nobody yet', async () => {
      await ask(team, { id: '5' });
      expect(knows(teamRule, { id: '05' }, ours)).toBe(false);
      expect(knows(teamRule, {}, ours)).toBe(false);
      expect(knows(teamRule, { id: '5' })).toBe(false);
    });

    it('admits where nothing is named', () => expect(knows({}, { id: '666' }, ours)).toBe(true));
  });
});
