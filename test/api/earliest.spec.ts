import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ApiClient, type Answer, type Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import type { TestCompany } from '../support/test-company';
import { asked, BERLIN, book, check, COLOGNE, day, ERIKA, HAMBURG, MUNICH, teamId } from './steps';

const PATH = '/api/availability/earliest';
const SERVICE = 'herrenhaarschnitt';
const MEN = [BERLIN.men, HAMBURG.men, MUNICH.men];

type Query = Record<string, string | number | readonly number[] | undefined>;
function find({ member }: { member: ApiClient }, query: Query): Promise<Answer<Json>> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
  return member.get(`${PATH}?${parameters}`);
}
const fieldsOf = ({ body }: Answer<Json>): string[] => (body.details ?? []).map(({ field }: Json) => field);
const withoutId = ({ text }: Answer<Json>): string => text.replace(/"request_id":"[^"]*"/, '');

onSharedEngines('the earliest slots', (world) => {
  let salon: TestCompany;
  let teams: Record<'berlin' | 'hamburg' | 'munich', number>;
  /** Each test asks about days of its own, which no test before has asked about. */
  let week = 2;

  beforeEach(async () => {
    salon = world().salon;
    teams = {
      berlin: await teamId(salon, BERLIN.team),
      hamburg: await teamId(salon, HAMBURG.team),
      munich: await teamId(salon, MUNICH.team),
    };
    week += 1;
    world().sandbox.calls.reset();
  });

  afterEach(() => world().sandbox.faults.reset());

  const days = (): { from: string; to: string } => ({ from: day(week), to: day(week, 3) });

  /** What the same teams answer one by one. */
  async function bruteForce(limit: number): Promise<Json[]> {
    const order = [teams.berlin, teams.hamburg, teams.munich];
    const answers = await Promise.all(
      order.map((team_id, index) =>
        check(salon, { team_id, event_type_id: MEN[index] ?? 0, date: day(week), end_date: day(week, 3) }),
      ),
    );
    return answers
      .flatMap(({ body: { data } }, place) =>
        data.slots.map(({ start, slot_id }: Json) => ({
          place,
          slot: { team_id: data.team_id, event_type_id: data.event_type_id, start, slot_id },
        })),
      )
      .toSorted((a, b) => Date.parse(a.slot.start) - Date.parse(b.slot.start) || a.place - b.place)
      .slice(0, limit)
      .map(({ slot }) => slot);
  }

  it('is an authenticated route, for those who may read bookings', async () => {
    const { status, body } = await world().anonymous.get(`${PATH}?service=${SERVICE}`);
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
    const user = await world().provisioning.user(salon.id, { email: `t-${salon.id}@example.org`, role: 'member' });
    const token = await world().provisioning.token(salon.id, user, { abilities: ['teams:read'] });
    expect((await new ApiClient(world().url, token).get(`${PATH}?service=${SERVICE}`)).status).toBe(403);
  });

  it('are those of all teams that offer the service, by start and by name, from one call for each team', async () => {
    const { status, headers, body } = await find(salon, { service: SERVICE, ...days(), limit: 30 });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('application/json');
    expect(asked(world(), 'getSlots')).toBe(3);
    expect(body).toEqual({
      success: true,
      data: await bruteForce(30),
      asked: [teams.berlin, teams.hamburg, teams.munich],
      skipped: [],
      stale: false,
    });
    expect(body.data).toHaveLength(30);
    expect(new Set(body.data.map(({ team_id }: Json) => team_id)).size).toBe(3);
    expect(asked(world(), 'getSlots')).toBe(3);
  });

  it('take no call when the answers are known, also those to check-availability', async () => {
    const expected = await bruteForce(10);
    world().sandbox.calls.reset();
    const { body } = await find(salon, { service: SERVICE, ...days() });
    expect(body.data).toEqual(expected);
    expect(asked(world(), 'getSlots')).toBe(0);
    const again = await find(salon, { event_type_ids: MEN, ...days(), limit: 3 });
    expect(again.body.data).toEqual(expected.slice(0, 3));
    expect(asked(world(), 'getSlots')).toBe(0);
  });

  it('can be booked, and the next question does not offer them any more', async () => {
    const query = { service: SERVICE, team_ids: [teams.munich], ...days() };
    const [first, second] = (await find(salon, query)).body.data;
    expect((await book(salon, { slot_id: first.slot_id, attendee: ERIKA })).status).toBe(201);
    expect((await find(salon, query)).body.data[0]).toEqual(second);
  });

  it('begin with the default team’s where several start at the same time', async () => {
    const path = `/api/calcom/teams/${teams.munich}`;
    expect((await salon.admin.patch(path, { is_default: true })).status).toBe(200);
    const { body } = await find(salon, { service: SERVICE, ...days(), limit: 100 });
    const at = (start: string): number[] =>
      body.data.filter((slot: Json) => slot.start === start).map(({ team_id }: Json) => team_id);
    const shared = body.data.find(({ start }: Json) => at(start).length === 3);
    expect(at(shared.start)).toEqual([teams.munich, teams.berlin, teams.hamburg]);
    expect((await salon.admin.patch(path, { is_default: false })).status).toBe(200);
  });

  it('are those of the teams that are named alone; one that does not offer it, or is inactive, is named back', async () => {
    const path = `/api/calcom/teams/${teams.hamburg}`;
    const own = { service: 'express-termin', team_ids: [teams.berlin, teams.munich], ...days() };
    const offered = await find(salon, own);
    expect(new Set(offered.body.data.map(({ team_id }: Json) => team_id))).toEqual(new Set([teams.berlin]));
    expect(offered.body.skipped).toEqual([{ team_id: teams.munich, reason: 'not_offered' }]);
    expect(asked(world(), 'getSlots')).toBe(1);
    expect((await salon.admin.patch(path, { is_active: false })).status).toBe(200);
    const named = await find(salon, { service: SERVICE, team_ids: [teams.hamburg, teams.munich], ...days() });
    expect(named.body.asked).toEqual([teams.munich]);
    expect(named.body.skipped).toEqual([{ team_id: teams.hamburg, event_type_id: HAMBURG.men, reason: 'inactive' }]);
    const elsewhere = await find(salon, { service: 'express-termin', team_ids: [teams.hamburg], ...days() });
    expect([elsewhere.status, elsewhere.body.data]).toEqual([200, []]);
    expect(elsewhere.body.skipped).toEqual([{ team_id: teams.hamburg, reason: 'inactive' }]);
    const all = await find(salon, { service: SERVICE, ...days() });
    expect([all.body.asked, all.body.skipped]).toEqual([[teams.berlin, teams.munich], []]);
    expect((await salon.admin.patch(path, { is_active: true })).status).toBe(200);
  });

  it('are those of the other teams while one is down, which is named; no call is repeated', async () => {
    world().sandbox.faults.add({ operation: 'getSlots', eventTypeId: HAMBURG.men, status: 500 });
    const { status, body } = await find(salon, { service: SERVICE, ...days() });
    expect(status).toBe(200);
    expect(body.skipped).toEqual([{ team_id: teams.hamburg, event_type_id: HAMBURG.men, reason: 'unavailable' }]);
    expect(body.asked).toEqual([teams.berlin, teams.munich]);
    expect(body.stale).toBe(false);
    expect(asked(world(), 'getSlots')).toBe(3);
    world().sandbox.faults.reset();
    expect(body.data).toEqual((await bruteForce(1000)).filter(({ team_id }) => team_id !== teams.hamburg).slice(0, 10));
  });

  it('do not wait for a team that does not answer', async () => {
    world().sandbox.faults.add({ operation: 'getSlots', eventTypeId: MUNICH.men, abort: 'hang' });
    const begun = performance.now();
    const { status, body } = await find(salon, { service: SERVICE, ...days(), limit: 1 });
    expect(performance.now() - begun).toBeLessThan(4000);
    expect([status, body.data.length, body.asked]).toEqual([200, 1, [teams.berlin, teams.hamburg]]);
    expect(body.skipped).toEqual([{ team_id: teams.munich, event_type_id: MUNICH.men, reason: 'unavailable' }]);
  });

  it('name a team about which Cal.com refuses to answer', async () => {
    const refuse = { status: 404, code: 'NotFoundException', message: 'Event Type not found' };
    world().sandbox.faults.add({ operation: 'getSlots', eventTypeId: BERLIN.men, refuse });
    const { status, body } = await find(salon, { service: SERVICE, ...days() });
    expect([status, body.asked]).toEqual([200, [teams.hamburg, teams.munich]]);
    expect(body.skipped).toEqual([{ team_id: teams.berlin, event_type_id: BERLIN.men, reason: 'refused' }]);
  });

  it('are 503 with retry-after when nothing is known of any team', async () => {
    world().sandbox.faults.add({ operation: 'getSlots', status: 500 });
    const { status, body, headers } = await find(salon, { service: 'damenhaarschnitt', ...days() });
    expect([status, body.code]).toEqual([503, 'calcom_unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(asked(world(), 'getSlots')).toBe(3);
  });

  it('are looked for only where they could be earlier', async () => {
    const { sandbox } = world();
    const late = [HAMBURG.men, MUNICH.men].map((id) => sandbox.store.eventType(id)!);
    const before = late.map(({ minimumBookingNotice }) => minimumBookingNotice);
    for (const eventType of late) eventType.minimumBookingNotice = 20 * 24 * 60;
    for (const id of [teams.hamburg, teams.munich])
      await salon.admin.post(`/api/calcom/teams/${id}/sync-event-types`, undefined);
    expect((await salon.admin.patch(`/api/calcom/teams/${teams.berlin}`, { is_default: true })).status).toBe(200);
    const { body } = await find(salon, { service: SERVICE, limit: 3 });
    expect(asked(world(), 'getSlots')).toBe(1);
    expect([body.data.length, body.asked]).toEqual([3, [teams.berlin]]);
    expect(body.skipped).toEqual([
      { team_id: teams.hamburg, event_type_id: HAMBURG.men, reason: 'not_earlier' },
      { team_id: teams.munich, event_type_id: MUNICH.men, reason: 'not_earlier' },
    ]);
    const none = await find(salon, { event_type_ids: [HAMBURG.men], from: day(0, 1), to: day(1, 1) });
    expect([none.status, none.body.data, none.body.skipped[0].reason]).toEqual([200, [], 'not_earlier']);
    expect((await salon.admin.patch(`/api/calcom/teams/${teams.berlin}`, { is_default: false })).status).toBe(200);
    late.forEach((eventType, index) => (eventType.minimumBookingNotice = before[index] ?? 0));
    for (const id of [teams.hamburg, teams.munich])
      await salon.admin.post(`/api/calcom/teams/${id}/sync-event-types`, undefined);
  });

  it('lie between two instants, wherever the teams are', async () => {
    const path = `/api/calcom/teams/${teams.hamburg}`;
    expect((await salon.admin.patch(path, { timezone: 'Asia/Tokyo' })).status).toBe(200);
    const [from, to] = [`${day(week)}T10:00:00Z`, `${day(week, 2)}T09:30:00Z`];
    const { body } = await find(salon, { service: SERVICE, from, to, limit: 100 });
    const starts: string[] = body.data.map(({ start }: Json) => start);
    expect(starts.length).toBeGreaterThan(10);
    for (const start of starts) {
      expect(Date.parse(start)).toBeGreaterThanOrEqual(Date.parse(from));
      expect(Date.parse(start)).toBeLessThan(Date.parse(to));
    }
    const inTokyo = body.data.filter(({ team_id }: Json) => team_id === teams.hamburg);
    expect(inTokyo.length).toBeGreaterThan(0);
    for (const { start } of inTokyo) expect(start).toMatch(/[+]09:00$/);
    const month = await find(salon, {
      service: SERVICE,
      from: `${day(week)}T12:00:00+01:00`,
      to: new Date(Date.parse(`${day(week)}T00:00:00Z`) + 30.9 * 86_400_000).toISOString(),
    });
    expect([month.status, month.body.asked.length]).toEqual([200, 3]);
    expect((await salon.admin.patch(path, { timezone: null })).status).toBe(200);
  });

  it.each<[Query, string]>([
    [{}, 'service'],
    [{ service: '' }, 'service'],
    [{ service: 'no-such-service' }, 'service'],
    [{ service: 'krankengymnastik' }, 'service'],
    [{ service: "x' or '1'='1" }, 'service'],
    [{ service: SERVICE, event_type_ids: MEN }, 'event_type_ids'],
    [{ event_type_ids: '' }, 'event_type_ids'],
    [{ event_type_ids: '1,x' }, 'event_type_ids'],
    [{ event_type_ids: [BERLIN.men, COLOGNE.exercise] }, 'event_type_ids'],
    [{ event_type_ids: [9_876_543] }, 'event_type_ids'],
    [{ event_type_ids: Array.from({ length: 101 }, (_, id) => id + 1) }, 'event_type_ids'],
    [{ service: SERVICE, team_ids: '0' }, 'team_ids'],
    [{ service: SERVICE, from: '2026-02-30' }, 'from'],
    [{ service: SERVICE, from: '2026-12-01T10:00:00' }, 'from'],
    [{ service: SERVICE, to: 'tomorrow' }, 'to'],
    [{ service: SERVICE, to: '2020-01-01' }, 'to'],
    [{ service: SERVICE, from: day(5), to: day(4) }, 'to'],
    [{ service: SERVICE, from: day(4), to: day(9) }, 'to'],
    [{ service: SERVICE, limit: 0 }, 'limit'],
    [{ service: SERVICE, limit: 101 }, 'limit'],
    [{ service: SERVICE, limit: '1.5' }, 'limit'],
    [{ service: SERVICE, timezone: 'Europe/Berlin' }, 'timezone'],
  ])('are not looked for when asked so: %j', async (query, field) => {
    const answer = await find(salon, query);
    expect([answer.status, answer.body.code, fieldsOf(answer)]).toEqual([400, 'validation_failed', [field]]);
    expect(asked(world(), 'getSlots')).toBe(0);
  });

  it('are refused for a team of another company in the bytes of one that does not exist', async () => {
    const foreign = await teamId(world().praxis, COLOGNE.team);
    for (const query of [{ service: SERVICE }, { event_type_ids: [BERLIN.men] }]) {
      const [theirs, none] = [
        await find(salon, { ...query, team_ids: [teams.berlin, foreign] }),
        await find(salon, { ...query, team_ids: [teams.berlin, 987_654] }),
      ];
      expect([theirs.status, theirs.body.message]).toEqual([403, 'Unauthorized access to team']);
      expect(withoutId(theirs)).toBe(withoutId(none));
    }
    const [theirs, none] = [
      await find(salon, { event_type_ids: [COLOGNE.exercise] }),
      await find(salon, { event_type_ids: [1] }),
    ];
    expect(withoutId(theirs)).toBe(withoutId(none));
    expect(asked(world(), 'getSlots')).toBe(0);
  });

  it('are those of the branch alone for its users', async () => {
    const { provisioning, url } = world();
    const branch = await provisioning.branch(salon.id, 'Mitte');
    const path = `/api/calcom/teams/${teams.munich}`;
    expect((await salon.admin.patch(path, { branch_id: branch })).status).toBe(200);
    const id = await provisioning.user(salon.id, {
      email: `e-${salon.id}@example.org`,
      role: 'member',
      branchId: branch,
    });
    const member = new ApiClient(url, await provisioning.token(salon.id, id));
    const { body } = await find({ member }, { service: SERVICE, ...days(), limit: 50 });
    expect([body.asked, body.skipped]).toEqual([[teams.munich], []]);
    expect(new Set(body.data.map(({ team_id }: Json) => team_id))).toEqual(new Set([teams.munich]));
    const [theirs, none] = [
      await find({ member }, { service: SERVICE, team_ids: [teams.berlin] }),
      await find({ member }, { service: SERVICE, team_ids: [987_654] }),
    ];
    expect(theirs.status).toBe(403);
    expect(withoutId(theirs)).toBe(withoutId(none));
    for (const query of [{ service: 'express-termin' }, { event_type_ids: [BERLIN.men] }])
      expect((await find({ member }, query)).status).toBe(400);
    expect(asked(world(), 'getSlots')).toBe(1);
    expect((await salon.admin.patch(path, { branch_id: null })).status).toBe(200);
  });
});
