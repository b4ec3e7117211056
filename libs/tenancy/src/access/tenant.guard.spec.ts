import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
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

describe('the guard of what is named', () => {
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
    guard = new TenantGuard(new Reflector(), ownership);
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
});
