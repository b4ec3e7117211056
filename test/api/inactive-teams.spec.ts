import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { actingFor, type TestCompany } from '../support/test-company';
import { asked, BERLIN, book, check, day, ERIKA, freeSlots, HAMBURG, MUNICH, teamId } from './steps';

const CHECK = '/api/retell/check-availability';
const BOOK = '/api/retell/book-appointment';
const NO_APPOINTMENTS = 'Dieser Standort nimmt zurzeit keine Termine an.';

onSharedEngines('a team that takes no questions and no bookings', (world) => {
  let salon: TestCompany;
  let teams: Record<'berlin' | 'hamburg' | 'munich', number>;

  beforeEach(async () => {
    salon = world().salon;
    teams = {
      berlin: await teamId(salon, BERLIN.team),
      hamburg: await teamId(salon, HAMBURG.team),
      munich: await teamId(salon, MUNICH.team),
    };
    world().sandbox.calls.reset();
  });

  afterEach(async () => {
    for (const id of Object.values(teams))
      expect((await salon.admin.patch(`/api/calcom/teams/${id}`, { is_active: true })).status).toBe(200);
  });

  const switchOff = async (id: number): Promise<void> =>
    expect((await salon.admin.patch(`/api/calcom/teams/${id}`, { is_active: false })).status).toBe(200);
  const parts = (weekday: number) => ({
    team_id: teams.berlin,
    event_type_id: BERLIN.men,
    start: `${day(3, weekday)}T10:00:00+01:00`,
    attendee: ERIKA,
  });
  const question = () => ({ team_id: teams.berlin, event_type_id: BERLIN.men, date: day(3) });
  const namesOf = async (...ids: number[]): Promise<string[]> => {
    const { body } = await salon.member.get('/api/calcom/teams');
    const byId = new Map<number, string>(body.data.map(({ id, name }: Json) => [id, name]));
    return ids.map((id) => byId.get(id) ?? '');
  };

  it('answers 409 to users: to questions, to bookings by parts and by a slot that was offered before', async () => {
    const { slots } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(3));
    await switchOff(teams.berlin);
    const answers = [
      await check(salon, question()),
      await salon.member.post(CHECK, question()),
      await book(salon, parts(1)),
      await book(salon, { slot_id: slots[0]?.slot_id, attendee: ERIKA }),
    ];
    for (const { status, body } of answers)
      expect([status, body.code, body.details]).toEqual([409, 'team_inactive', { team_id: teams.berlin }]);
    expect(asked(world(), 'createBooking')).toBe(0);
    expect(asked(world(), 'getSlots')).toBe(1);
    expect((await salon.member.get(`/api/calcom/teams/${teams.berlin}`)).body.data.is_active).toBe(false);
  });

  it('takes them again as soon as it is switched on again', async () => {
    await switchOff(teams.berlin);
    expect((await check(salon, question())).status).toBe(409);
    await salon.admin.patch(`/api/calcom/teams/${teams.berlin}`, { is_active: true });
    expect((await check(salon, question())).status).toBe(200);
  });

  it('is told to agents with the branches that can be booked, also by a slot that was offered before', async () => {
    const args = { team_id: teams.berlin, event_type_id: BERLIN.men, date: day(3) };
    const offered = await salon.call(CHECK, args);
    await switchOff(teams.berlin);
    const [hamburg, munich] = await namesOf(teams.hamburg, teams.munich);
    for (const [path, wish] of [
      [CHECK, args],
      [BOOK, { ...parts(2), attendee: undefined, name: 'Erika', email: ERIKA.email }],
      [BOOK, { slot_id: offered.body.slots[0].slot_id, name: 'Erika', email: ERIKA.email }],
    ] as const) {
      const { status, body, text } = await salon.call(path, wish);
      expect([status, body]).toEqual([
        200,
        {
          ok: false,
          reason: 'team_inactive',
          say: `${NO_APPOINTMENTS} Ginge auch ${hamburg} oder ${munich}?`,
          teams: [
            { team_id: teams.hamburg, name: hamburg },
            { team_id: teams.munich, name: munich },
          ],
        },
      ]);
      expect(Buffer.byteLength(text)).toBeLessThan(1000);
    }
    expect(asked(world(), 'createBooking')).toBe(0);
  });

  it('is told to an agent whose own team it is, and offers nothing when no other team is active', async () => {
    const agent = { agentId: `agent_own_${salon.id}`, phoneNumber: `+4930901830${salon.id}`, key: `own_${salon.id}` };
    await world().provisioning.agent(salon.id, { ...agent, teamId: teams.munich });
    const own = actingFor({ ...salon, agent }, world().url);
    const args = { event_type_id: MUNICH.men, date: day(3) };
    expect((await own.call(CHECK, args)).body.ok).toBe(true);
    await switchOff(teams.munich);
    expect((await own.call(CHECK, args)).body).toMatchObject({ ok: false, reason: 'team_inactive' });
    for (const id of [teams.berlin, teams.hamburg]) await switchOff(id);
    expect((await own.call(CHECK, args)).body).toEqual({
      ok: false,
      reason: 'team_inactive',
      say: NO_APPOINTMENTS,
      teams: [],
    });
  });

  it('is told in the company’s language, and shortly however long the names are', async () => {
    const { praxis } = world();
    const { body } = await praxis.admin.get('/api/calcom/teams');
    const [first, ...others] = body.data;
    for (const { id, name } of others)
      await praxis.admin.patch(`/api/calcom/teams/${id}`, { name: `${name} ${'ü'.repeat(180)}` });
    await praxis.admin.patch(`/api/calcom/teams/${first.id}`, { is_active: false });
    const answer = await praxis.call(CHECK, { team_id: first.id, event_type_id: 2_571_044, date: day(3) });
    expect(answer.body).toMatchObject({
      reason: 'team_inactive',
      say: expect.stringMatching(/^This branch takes no appointments at the moment\./),
    });
    expect(Buffer.byteLength(answer.text)).toBeLessThan(1000);
    await praxis.admin.patch(`/api/calcom/teams/${first.id}`, { is_active: true });
  });

  it('is one that Cal.com no longer lists, too, even the default of an agent without a team of its own', async () => {
    const { store } = world().sandbox;
    await salon.admin.patch(`/api/calcom/teams/${teams.hamburg}`, { is_default: true });
    const args = { event_type_id: HAMBURG.men, date: day(3) };
    expect((await salon.call(CHECK, args)).body.ok).toBe(true);
    const gone = store.teams.find(({ id }) => id === HAMBURG.team);
    store.teams.splice(
      store.teams.findIndex(({ id }) => id === HAMBURG.team),
      1,
    );
    try {
      expect((await salon.admin.post('/api/calcom/teams/sync')).body.deactivated).toBe(1);
      const byUser = await check(salon, { team_id: teams.hamburg, ...args });
      expect([byUser.status, byUser.body.code]).toEqual([409, 'team_inactive']);
      const byAgent = await salon.call(CHECK, args);
      expect(byAgent.body).toMatchObject({ ok: false, reason: 'team_inactive' });
      expect(byAgent.body.teams.map((team: Json) => team.team_id)).toEqual([teams.berlin, teams.munich]);
    } finally {
      if (gone) store.teams.push(gone);
      await salon.admin.post('/api/calcom/teams/sync');
      await salon.admin.patch(`/api/calcom/teams/${teams.hamburg}`, { is_default: false });
    }
    expect((await check(salon, { team_id: teams.hamburg, ...args })).status).toBe(200);
  });

  it('still tells what became of a booking that was sent before', async () => {
    const { sandbox } = world();
    const done = await book(salon, parts(3), 'done');
    sandbox.faults.add({ operation: 'createBooking', abort: 'after-effect', times: 1 });
    sandbox.faults.add({ operation: 'listBookings', status: 500 });
    const lost = await book(salon, parts(4), 'lost');
    sandbox.faults.reset();
    await switchOff(teams.berlin);
    expect((await book(salon, parts(3), 'done')).text).toBe(done.text);
    const found = await book(salon, parts(4), 'lost');
    expect([done.status, lost.status, found.status]).toEqual([201, 202, 201]);
    expect((await book(salon, parts(5), 'new')).status).toBe(409);
    expect(asked(world(), 'createBooking')).toBe(2);
  });

  it('keeps its appointments, which can be cancelled but not moved', async () => {
    const booked = await book(salon, { ...parts(4), start: `${day(4, 4)}T10:00:00+01:00` });
    expect(booked.status).toBe(201);
    await switchOff(teams.berlin);
    const [path, start] = [`/api/bookings/${booked.body.data.id}`, `${day(4, 4)}T12:00:00+01:00`];
    const moved = await salon.member.post(`${path}/reschedule`, { start });
    expect([moved.status, moved.body.code, moved.body.details]).toEqual([
      409,
      'team_inactive',
      { team_id: teams.berlin },
    ]);
    expect(asked(world(), 'rescheduleBooking')).toBe(0);
    const cancelled = await salon.member.post(`${path}/cancel`, {});
    expect([cancelled.status, cancelled.body.data.status]).toEqual([200, 'cancelled']);
  });

  it('is listed to administrators who ask for it, never from the cache', async () => {
    await switchOff(teams.munich);
    const listed = async (query: string, client = salon.admin) => {
      const { status, headers, body } = await client.get(`/api/calcom/teams${query}`);
      const isListed = Array.isArray(body.data) && body.data.some(({ id }: Json) => id === teams.munich);
      return [status, headers.get('x-cache'), isListed];
    };
    expect((await listed(''))[2]).toBe(false);
    for (let times = 0; times < 2; times++) expect(await listed('?include=inactive')).toEqual([200, 'BYPASS', true]);
    expect((await listed(''))[2]).toBe(false);
    const refused = await salon.member.get('/api/calcom/teams?include=inactive');
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    for (const unknown of ['all', '', 'active', 'inactive&include=inactive'])
      expect((await listed(`?include=${unknown}`))[0]).toBe(400);
    const { body } = await salon.admin.get('/api/calcom/teams?include=all');
    expect(body.details[0].field).toBe('include');
  });

  it('is listed with its branch', async () => {
    const branch = await world().provisioning.branch(salon.id, 'Süd');
    await salon.admin.patch(`/api/calcom/teams/${teams.munich}`, { branch_id: branch, is_active: false });
    const list = async (query: string): Promise<number[]> =>
      (await salon.admin.get(`/api/calcom/teams?branch_id=${branch}${query}`)).body.data.map(({ id }: Json) => id);
    expect([await list(''), await list('&include=inactive')]).toEqual([[], [teams.munich]]);
    await salon.admin.patch(`/api/calcom/teams/${teams.munich}`, { branch_id: null });
  });
});
