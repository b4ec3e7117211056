import { beforeAll, expect, it } from '@jest/globals';
import { Booking, type BookingStatus } from '@app/booking';
import { type CompanyId, TenantDatabase } from '@app/tenancy';
import type { Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import type { TestCompany } from '../support/world';
import { BERLIN, COLOGNE, HAMBURG, teamId } from './steps';

const COUNT = 60;
const FIRST = Date.parse('2027-02-01T08:00:00Z');
const HOUR = 3_600_000;
const STATUSES: BookingStatus[] = ['confirmed', 'pending', 'cancelled'];

const idsOf = (bookings: Json[]): number[] => bookings.map(({ id }) => id);

onEveryEngine('the list of bookings', (world) => {
  let teams: { berlin: number; hamburg: number };

  async function fill(company: TestCompany, teamIds: number[]): Promise<void> {
    const em = world()
      .app.get(TenantDatabase)
      .forTenant({ companyId: company.id as CompanyId });
    for (let index = 0; index < COUNT; index++) {
      // Five at each start: paging has to tell them apart by their ids.
      const startAt = new Date(FIRST + Math.floor(index / 5) * HOUR);
      em.persist(
        em.create(Booking, {
          companyId: company.id,
          teamId: teamIds[index % teamIds.length] ?? 0,
          calcomEventTypeId: 1,
          operationId: crypto.randomUUID(),
          sentAt: startAt,
          status: STATUSES[index % STATUSES.length],
          startAt,
          endAt: new Date(startAt.getTime() + HOUR),
          attendee: { name: `Guest ${index}`, timezone: 'Europe/Berlin', language: 'de' },
          metadata: {},
          title: 'Haarschnitt',
          // Only those that were made at Cal.com begin in any state.
          source: 'calcom',
        }),
      );
    }
    await em.flush();
  }

  beforeAll(async () => {
    const { salon, praxis } = world();
    teams = { berlin: await teamId(salon, BERLIN.team), hamburg: await teamId(salon, HAMBURG.team) };
    await fill(salon, [teams.berlin, teams.hamburg]);
    await fill(praxis, [await teamId(praxis, COLOGNE.team)]);
  });

  async function pages(query: string): Promise<Json[][]> {
    const all: Json[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Json = await world().salon.member.get(`/api/bookings?${query}${cursor && `&cursor=${cursor}`}`);
      all.push(body.data);
      cursor = body.next_cursor;
    }
    return all;
  }

  it('is an authenticated route', async () => {
    expect((await world().anonymous.get('/api/bookings')).status).toBe(401);
    expect((await world().anonymous.get('/api/bookings/1')).status).toBe(401);
  });

  it('shows the latest appointment first, fifty at a time', async () => {
    const { body } = await world().salon.member.get('/api/bookings');
    expect(Object.keys(body)).toEqual(['success', 'data', 'next_cursor']);
    expect(body.data).toHaveLength(50);
    expect(body.data[0]).toEqual({
      id: expect.any(Number),
      uid: null,
      status: expect.any(String),
      start: '2027-02-01T20:00:00.000+01:00',
      end: '2027-02-01T21:00:00.000+01:00',
      timezone: 'Europe/Berlin',
      team_id: expect.any(Number),
      event_type_id: 1,
      title: 'Haarschnitt',
      attendee: {
        name: expect.any(String),
        email: null,
        phone_number: null,
        timezone: 'Europe/Berlin',
        language: 'de',
      },
      hosts: [],
      meeting_url: null,
      location: null,
      code: null,
      source: 'calcom',
      notes: null,
      answers: {},
      created_at: expect.any(String),
      updated_at: expect.any(String),
      erased_at: null,
    });
  });

  it.each([1, 7, 12, 100])('leaves nothing out and shows nothing twice in pages of %i', async (limit) => {
    const all = await pages(`limit=${limit}`);
    const bookings = all.flat();
    expect(all).toHaveLength(Math.ceil(COUNT / limit));
    expect(new Set(idsOf(bookings)).size).toBe(COUNT);
    const sorted = bookings.toSorted((a, b) => Date.parse(b.start) - Date.parse(a.start) || b.id - a.id);
    expect(idsOf(bookings)).toEqual(idsOf(sorted));
  });

  it('does not shift when a booking comes in between two pages', async () => {
    const { salon } = world();
    const first = (await salon.member.get('/api/bookings?limit=10&status=failed')).body;
    expect(first).toMatchObject({ data: [], next_cursor: null });
    const page = (await salon.member.get('/api/bookings?limit=10')).body;
    const em = world()
      .app.get(TenantDatabase)
      .forTenant({ companyId: salon.id as CompanyId });
    const [newest] = await em.find(Booking, {}, { orderBy: { startAt: 'desc' }, limit: 1 });
    const startAt = new Date((newest?.startAt.getTime() ?? 0) + HOUR);
    const latecomer = em.create(Booking, {
      companyId: salon.id,
      teamId: teams.berlin,
      calcomEventTypeId: 1,
      operationId: crypto.randomUUID(),
      sentAt: startAt,
      status: 'failed',
      startAt,
      endAt: new Date(startAt.getTime() + HOUR),
      attendee: { name: 'Late', timezone: 'Europe/Berlin', language: 'de' },
      metadata: {},
      title: 'Haarschnitt',
      source: 'calcom',
    });
    await em.persist(latecomer).flush();
    const next = (await salon.member.get(`/api/bookings?limit=10&cursor=${page.next_cursor}`)).body;
    expect(idsOf([...page.data, ...next.data])).not.toContain(latecomer.id);
    expect(new Set(idsOf([...page.data, ...next.data])).size).toBe(20);
  });

  it('filters by team, by status and by start, alone and together', async () => {
    const query = (conditions: string) => pages(`limit=100&${conditions}`).then(([page = []]) => page);
    const berlin = await query(`team_id=${teams.berlin}&status=confirmed`);
    expect(berlin).toHaveLength(COUNT / 6);
    expect(new Set(berlin.map(({ team_id, status }) => `${team_id} ${status}`))).toEqual(
      new Set([`${teams.berlin} confirmed`]),
    );

    // From is inclusive, to is not.
    const hour = await query(`from=2027-02-01T09:00:00Z&to=2027-02-01T10:00:00Z`);
    expect(new Set(hour.map(({ start }) => start))).toEqual(new Set(['2027-02-01T10:00:00.000+01:00']));
    expect(hour).toHaveLength(5);
    const offset = encodeURIComponent('2027-02-01T10:00:00+01:00');
    expect(idsOf(await query(`from=${offset}&to=2027-02-01T10:00:00Z`))).toEqual(idsOf(hour));
    expect(await query('to=2027-02-01T08:00:00Z')).toEqual([]);
    expect(await query('from=2027-02-01T10:00:00Z&to=2027-02-01T09:00:00Z')).toEqual([]);
    const paged = await pages(`limit=3&team_id=${teams.hamburg}&from=2027-02-01T12:00:00Z`);
    expect(idsOf(paged.flat())).toEqual(idsOf(await query(`team_id=${teams.hamburg}&from=2027-02-01T12:00:00Z`)));
  });

  it.each([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', '-1'],
    ['limit', '1.5'],
    ['limit', 'all'],
    ['status', 'accepted'],
    ['from', '2027-02-01'],
    ['to', '2027-02-30T00:00:00Z'],
    ['team_id', '0'],
    ['page', '2'],
    ['cursor', ''],
    ['cursor', 'x'],
    ['cursor', 'x'.repeat(501)],
    ['cursor', Buffer.from('[]').toString('base64url')],
    ['cursor', Buffer.from('{"a":1}').toString('base64url')],
    ['cursor', Buffer.from('null').toString('base64url')],
    ['cursor', Buffer.from('["2027-02-01T08:00:00.000Z"]').toString('base64url')],
    ['cursor', Buffer.from('["2027-02-30T08:00:00.000Z",1]').toString('base64url')],
    ['cursor', Buffer.from('["+100000-01-01",1]').toString('base64url')],
    ['cursor', Buffer.from('["0000-01-01T00:00:00.000Z",1]').toString('base64url')],
    ['cursor', Buffer.from('["9999-12-31T23:59:59.999Z",1]').toString('base64url')],
    ['cursor', Buffer.from('["2027-02-01T08:00:00.000Z",1e300]').toString('base64url')],
    ['cursor', Buffer.from('["2027-02-01T08:00:00.000Z","1\' or 1=1"]').toString('base64url')],
    ['cursor', Buffer.from('["2027-02-01T08:00:00.000Z",1,2]').toString('base64url')],
  ])('names %s when it is %j', async (field, value) => {
    const { status, body } = await world().salon.member.get(`/api/bookings?${new URLSearchParams({ [field]: value })}`);
    expect([status, body.code, body.details.map((problem: Json) => problem.field)]).toEqual([
      400,
      'validation_failed',
      [field],
    ]);
  });

  it('shows nothing of another company’s, not even that it exists', async () => {
    const { salon, praxis } = world();
    const own = await pages('limit=100');
    const theirs = (await praxis.member.get('/api/bookings?limit=100')).body.data;
    expect(theirs).toHaveLength(COUNT);
    expect(idsOf(own.flat()).filter((id) => idsOf(theirs).includes(id))).toEqual([]);
    const foreignTeam = await salon.member.get(`/api/bookings?team_id=${theirs[0].team_id}`);
    const noTeam = await salon.member.get('/api/bookings?team_id=999999999');
    const foreign = await salon.member.get(`/api/bookings/${theirs[0].id}`);
    const none = await salon.member.get('/api/bookings/999999999');
    for (const pair of [
      [foreignTeam, noTeam],
      [foreign, none],
    ]) {
      expect(pair.map(({ status }) => status)).toEqual([403, 403]);
      expect(new Set(pair.map(({ text, body }) => text.replace(body.request_id, ''))).size).toBe(1);
    }
    // A cursor of theirs is only a place in time.
    const cursor = (await praxis.member.get('/api/bookings?limit=1')).body.next_cursor;
    const after = (await salon.member.get(`/api/bookings?limit=100&cursor=${cursor}`)).body.data;
    expect(idsOf(after).filter((id) => idsOf(theirs).includes(id))).toEqual([]);
  });
});
