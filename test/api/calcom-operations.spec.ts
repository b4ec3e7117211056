import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { CalcomClient, CalcomClientModule } from '@app/calcom-client';
import { Environment } from '@app/common';
import { createSandbox, organization, SALON_KEY, team, type Sandbox } from '../../apps/calcom-sandbox/src';
import { Global, Module } from '@nestjs/common';
import { BERLIN, day } from './steps';

/** What the live service serves: the method, the path and the `cal-api-version` of each operation. */
const CONTRACT: Record<string, [method: string, path: RegExp, version: string | null]> = {
  getMe: ['GET', /^\/v2\/me$/, null],
  listTeams: ['GET', /^\/v2\/teams$/, null],
  listOrganizationTeams: ['GET', /^\/v2\/organizations\/77\/teams$/, null],
  listOwnOrganizationTeams: ['GET', /^\/v2\/organizations\/77\/teams\/me$/, null],
  listTeamEventTypes: ['GET', /^\/v2\/teams\/34209\/event-types$/, '2026-06-12'],
  listOrganizationEventTypes: ['GET', /^\/v2\/organizations\/77\/teams\/500\/event-types$/, '2026-06-12'],
  getSlots: ['GET', /^\/v2\/slots$/, '2024-09-04'],
  createBooking: ['POST', /^\/v2\/bookings$/, '2026-02-25'],
  listBookings: ['GET', /^\/v2\/bookings$/, '2024-08-13'],
  getBooking: ['GET', /^\/v2\/bookings\/[^/]+$/, '2026-02-25'],
  rescheduleBooking: ['POST', /^\/v2\/bookings\/[^/]+\/reschedule$/, '2026-02-25'],
  cancelBooking: ['POST', /^\/v2\/bookings\/[^/]+\/cancel$/, '2026-02-25'],
};

describe('the operations of the Cal.com client', () => {
  let sandbox: Sandbox;
  let client: CalcomClient;
  let close: () => Promise<void>;

  beforeAll(async () => {
    sandbox = await createSandbox({ rateLimit: null });
    @Global()
    @Module({
      providers: [{ provide: Environment, useValue: new Environment({ CALCOM_ALLOWED_HOSTS: 'loopback' }) }],
      exports: [Environment],
    })
    class Settings {}
    const module = await Test.createTestingModule({ imports: [Settings, CalcomClientModule] }).compile();
    client = module.get(CalcomClient);
    close = () => module.close();
  });
  beforeEach(() => {
    sandbox.reset();
    sandbox.calls.reset();
  });
  afterAll(async () => {
    await close();
    await sandbox.close();
  });

  const account = () => ({ apiKey: SALON_KEY, baseUrl: sandbox.url });
  const join = (isAdmin: boolean): void => {
    const { id = 0 } = sandbox.store.accountByKey(SALON_KEY) ?? {};
    const names = { id: 77, name: 'Kette', slug: 'kette' };
    sandbox.store.organizations.push(organization({ ...names, [isAdmin ? 'adminIds' : 'memberIds']: [id] }));
    sandbox.store.teams.push(team({ id: 500, accountId: id, organizationId: 77, name: 'Nord', slug: 'nord' }));
  };
  const times = { start: new Date(`${day(2)}T00:00:00Z`), end: new Date(`${day(2)}T23:00:00Z`) };
  const slots = () =>
    client.slots(account(), { eventTypeId: BERLIN.men, ...times, timezone: 'Europe/Berlin', length: 30 });
  const booked = async () => {
    const [slot, other] = await slots();
    const [made] = await client.createBooking(account(), {
      eventTypeId: BERLIN.men,
      start: slot?.start ?? new Date(),
      attendee: { name: 'Ada Byron', email: 'ada@example.com', timeZone: 'Europe/Berlin' },
      metadata: { gw_op: 'op-1' },
    });
    return { made, other: other?.start ?? new Date() };
  };

  /** What makes the client carry out the operation. */
  const CALLS: Record<string, () => Promise<unknown>> = {
    getMe: () => client.me(account()),
    listTeams: () => client.teams(account()),
    listOrganizationTeams: () => {
      join(true);
      return client.teams(account());
    },
    listOwnOrganizationTeams: () => {
      join(false);
      return client.teams(account());
    },
    listTeamEventTypes: () => client.teamEventTypes(account(), BERLIN.team),
    listOrganizationEventTypes: () => {
      join(true);
      sandbox.faults.add({ operation: 'listTeamEventTypes', status: 403 });
      return client.teamEventTypes(account(), 500);
    },
    getSlots: slots,
    createBooking: booked,
    listBookings: () => client.bookings(account(), { eventTypeId: BERLIN.men, afterStart: times.start }),
    getBooking: async () => client.booking(account(), (await booked()).made.uid),
    rescheduleBooking: async () => {
      const { made, other } = await booked();
      return client.rescheduleBooking(account(), { uid: made.uid, eventTypeId: BERLIN.men, start: other });
    },
    cancelBooking: async () => {
      const { made } = await booked();
      return client.cancelBooking(account(), { uid: made.uid, eventTypeId: BERLIN.men, reason: 'ill' });
    },
  };

  it.each(Object.keys(CONTRACT))('the operation %s is served as it is sent', async (operation) => {
    await CALLS[operation]?.();
    const call = sandbox.calls.recent.findLast((sent) => sent.operation === operation);
    const [method, path, version] = CONTRACT[operation] ?? [];
    expect(call).toMatchObject({ method, calApiVersion: version, path: expect.stringMatching(path ?? '') });
    expect([200, 201]).toContain(call?.status);
  });
});
