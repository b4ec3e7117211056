import { beforeEach, expect, it } from '@jest/globals';
import { team } from '../../apps/calcom-sandbox/src';
import { asOwner } from '../support/as-owner';
import type { Answer, Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import { WITHOUT_JOBS } from '../support/statements';
import { book, check, day, ERIKA } from './steps';

const BERLIN = 34_209;
const HAMBURG = 34_210;
const MUNICH = 34_211;
const SALON_ACCOUNT = 811_204;
const BEARD = 2_563_196;

onEveryEngine(
  'items of Cal.com that make no sense',
  (world) => {
    let berlin: Json;

    const salon = () => world().salon;
    const store = () => world().sandbox.store;
    const teams = async (): Promise<Json[]> => (await salon().member.get('/api/calcom/teams')).body.data;
    const services = async (): Promise<Json[]> =>
      (await salon().member.get(`/api/calcom/teams/${berlin.id}/event-types`)).body.data;
    const syncTeams = (): Promise<Answer<Json>> => salon().admin.post('/api/calcom/teams/sync');
    const syncServices = (): Promise<Answer<Json>> =>
      salon().admin.post(`/api/calcom/teams/${berlin.id}/sync-event-types`);
    /** Changes what Cal.com lists. */
    const upstream = (listed: object | undefined, changes: object): void => {
      if (!listed) throw new Error('The sandbox has no such item');
      Object.assign(listed, changes);
    };

    let nextWeekday = 1;

    beforeEach(async () => {
      world().sandbox.reset();
      world().sandbox.calls.reset();
      expect((await syncTeams()).body.errors).toEqual([]);
      berlin = (await teams()).find((team) => team.calcom_team_id === BERLIN) as Json;
      expect((await syncServices()).body.errors).toEqual([]);
    });

    it.each([
      ['no title', { title: '' }, 'title'],
      ['no length', { lengthInMinutes: null }, 'lengthInMinutes'],
    ])('a service with %s stays as it was, is named, and its neighbours are stored', async (_, changes, field) => {
      const before = await services();
      const [odd, other] = store().eventTypesOf(BERLIN);
      upstream(odd, changes);
      upstream(other, { description: 'Jetzt neu' });
      const { status, body } = await syncServices();
      expect({ status, body }).toMatchObject({ status: 200, body: { success: true, deactivated: 0 } });
      expect(body.errors).toEqual([
        { object: 'event_type', calcom_id: odd?.id, field, message: expect.stringMatching(/./) },
      ]);
      const expected = before.map((service) =>
        service.id === other?.id ? { ...service, description: 'Jetzt neu' } : service,
      );
      expect(await services()).toEqual(expected);
    });

    it('a team without a name stays as it was, is named, and its neighbours are stored', async () => {
      const before = await teams();
      upstream(store().team(BERLIN), { name: null });
      upstream(store().team(HAMBURG), { name: 'Salon Kessler Altona' });
      const { status, body } = await syncTeams();
      expect({ status, body }).toMatchObject({ status: 200, body: { success: true, deactivated: 0 } });
      expect(body.errors).toMatchObject([{ object: 'team', calcom_id: BERLIN, field: 'name' }]);
      const names = (await teams()).map(({ name }) => name);
      expect(names).toEqual(
        expect.arrayContaining(before.map(({ name }) => (/Hamburg/.test(name) ? 'Salon Kessler Altona' : name))),
      );
    });

    it.each(['Eastern Standard Time', 'CEST', 'Europe/Berlin\0', '+02:00', '7'])(
      'a team whose zone is %j is named, and offers, books and confirms in the zone of the company',
      async (timeZone) => {
        const id = 34_900;
        store().teams.push(team({ id, accountId: SALON_ACCOUNT, name: 'Odd', slug: 'odd', timeZone }));
        const [sample] = store().eventTypesOf(MUNICH);
        const service = { ...(sample as NonNullable<typeof sample>), id: 2_990_000, teamId: id };
        store().eventTypes.push(service);
        const { status, body } = await syncTeams();
        expect([status, body.errors]).toEqual([
          200,
          [
            {
              object: 'team',
              calcom_id: id,
              field: 'timeZone',
              message: expect.stringMatching(/company|cannot be stored/),
            },
          ],
        ]);
        const odd = (await teams()).find((each) => each.calcom_team_id === id) as Json;
        expect(odd.timezone).toBe('Europe/Berlin');
        await salon().admin.post(`/api/calcom/teams/${odd.id}/sync-event-types`);
        const free = await check(salon(), { team_id: odd.id, event_type_id: service.id, date: day(2, nextWeekday++) });
        expect([free.status, free.body.data.timezone]).toEqual([200, 'Europe/Berlin']);
        const slot = free.body.data.slots[0] as Json;
        const booked = await book(salon(), { slot_id: slot.slot_id, attendee: ERIKA });
        expect([booked.status, booked.body.data.start]).toEqual([201, slot.start]);
        expect(booked.body.data.confirmation).not.toContain('Invalid');
        store().removeTeam(id);
        await syncTeams();
      },
    );

    it('a team whose zone is in another case has it in that of the tz database', async () => {
      store().teams.push(
        team({ id: 34_901, accountId: SALON_ACCOUNT, name: 'Case', slug: 'case', timeZone: 'eUROPE/lISBON' }),
      );
      expect((await syncTeams()).body.errors).toEqual([]);
      expect((await teams()).find((each) => each.calcom_team_id === 34_901)?.timezone).toBe('Europe/Lisbon');
    });

    it('a zone that was stored before anybody looked at it is mended by the next sync', async () => {
      await asOwner(world(), `update calcom_teams set timezone = 'Mars/Base' where calcom_team_id = ${BERLIN}`);
      expect((await syncTeams()).status).toBe(200);
      expect((await teams()).find((each) => each.calcom_team_id === BERLIN)?.timezone).toBe('Europe/Berlin');
    });

    it('a service that Cal.com lists for another team is not stored, and is named', async () => {
      const [foreign] = store().eventTypesOf(HAMBURG);
      const [replaced] = store().eventTypesOf(BERLIN);
      const before = await services();
      const operation = 'listTeamEventTypes';
      world().sandbox.faults.add({ operation, set: { '0.id': foreign?.id, '0.teamId': HAMBURG } });
      const { status, body } = await syncServices();
      expect([status, body.errors]).toEqual([
        200,
        [{ object: 'event_type', calcom_id: foreign?.id, field: 'teamId', message: expect.any(String) }],
      ]);
      expect(await services()).toEqual(before.filter(({ id }) => id !== replaced?.id));
    });

    it('two services with one id are the first of them, and named', async () => {
      const before = await services();
      world().sandbox.faults.add({ operation: 'listTeamEventTypes', name: 'doubled-id' });
      const { status, body } = await syncServices();
      expect([status, body.errors]).toMatchObject([200, [{ object: 'event_type', field: 'id' }]]);
      expect(await services()).toEqual(before);
    });

    it('a list whose first item has other types names it and stores the others', async () => {
      const before = await services();
      world().sandbox.faults.add({ operation: 'listTeamEventTypes', name: 'wrong-types' });
      const { status, body } = await syncServices();
      expect([status, body.deactivated]).toEqual([200, 0]);
      expect(body.errors.length).toBeGreaterThan(0);
      expect(await services()).toEqual(before);
    });

    it.each(['page-200', 'error-in-200', 'cut'] as const)(
      'an answer that is none (%s) is an error and switches nothing off',
      async (name) => {
        const before = await services();
        world().sandbox.faults.add({ operation: 'listTeamEventTypes', name });
        expect(await syncServices()).toMatchObject({ status: 502, body: { code: 'calcom_unexpected_answer' } });
        expect(await services()).toEqual(before);
      },
    );

    it.each(['javascript:alert(1)', 'data:text/html,x', 'not a link', 'integrations:daily'])(
      'a meeting at %j has no link',
      async (meetingUrl) => {
        const free = await check(salon(), {
          team_id: berlin.id,
          event_type_id: BEARD,
          date: day(3, nextWeekday++ % 5 || 5),
        });
        world().sandbox.faults.add({ operation: 'createBooking', set: { meetingUrl } });
        const { status, body } = await book(salon(), { slot_id: free.body.data.slots[0].slot_id, attendee: ERIKA });
        expect([status, body.data.meeting_url]).toEqual([201, null]);
      },
    );

    it('a booking that may be among those that cannot be read does not count as none', async () => {
      const free = await check(salon(), { team_id: berlin.id, event_type_id: BEARD, date: day(4) });
      const request = { slot_id: free.body.data.slots[0].slot_id, attendee: ERIKA };
      world().sandbox.faults.add({ name: 'lost', times: 1 });
      world().sandbox.faults.add({ operation: 'listBookings', set: { '0.start': null } });
      expect(await book(salon(), request, 'odd-list')).toMatchObject({
        status: 202,
        body: { data: { status: 'unknown' } },
      });
      world().sandbox.faults.clear();
      expect(await book(salon(), request, 'odd-list')).toMatchObject({
        status: 201,
        body: { data: { status: 'confirmed' } },
      });
      expect(world().sandbox.calls.counts['createBooking']).toBe(1);
    });

    it('while an item has no readable id, nothing is switched off', async () => {
      const before = await services();
      const [odd, gone] = store().eventTypesOf(BERLIN);
      store().eventTypes = store().eventTypes.filter((eventType) => eventType !== gone);
      upstream(odd, { id: null });
      const { status, body } = await syncServices();
      expect({ status, body }).toMatchObject({ status: 200, body: { deactivated: 0 } });
      expect(await services()).toEqual(before);
    });
  },
  { variables: WITHOUT_JOBS },
);
