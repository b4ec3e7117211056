import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventType, host, hoursOn, team } from '../seed/builders';
import { PRAXIS_KEY } from '../seed/praxis';
import { salonSeed } from '../seed/salon';
import { cut, SLOTS, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox({ rateLimit: null })));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

const search = (query: string, by = client) => by.get(`/slots?${query}`, { version: SLOTS });
const startsOf = async (query: string, by = client): Promise<string[]> =>
  Object.values((await search(query, by)).body.data as Record<string, { start: string }[]>).flatMap((day) =>
    day.map(({ start }) => start),
  );

const daysUntil = async (end: string) =>
  Object.keys((await search(`eventTypeId=2563217&start=2026-03-24T00:00:00Z&end=${end}`)).body.data);

describe('getSlots', () => {
  it('slots are UTC instants by UTC day', async () => {
    const { body } = await search('eventTypeId=2563217&start=2026-03-24&end=2026-03-24');
    expect(body.status).toBe('success');
    expect(body.data['2026-03-24'][0]).toEqual({ start: '2026-03-24T08:00:00.000Z' });
    expect(body.data['2026-03-24']).toHaveLength(18);
  });

  it('slots have ends and a zone where the query names them', async () => {
    const query = 'eventTypeId=2563217&start=2026-03-24&end=2026-03-24&format=range&timeZone=Europe/Berlin';
    expect((await search(query)).body.data['2026-03-24'][0]).toEqual({
      start: '2026-03-24T09:00:00.000+01:00',
      end: '2026-03-24T09:30:00.000+01:00',
    });
  });

  it('slots reach a day further when the end is midnight', async () => {
    expect(await daysUntil('2026-03-25T00:00:00Z')).toEqual(['2026-03-24', '2026-03-25']);
    expect(await daysUntil('2026-03-24T23:59:59Z')).toEqual(['2026-03-24']);
  });

  it('slots are an empty object on a day off', async () => {
    expect((await search('eventTypeId=2563217&start=2026-03-29&end=2026-03-29')).body).toEqual({
      status: 'success',
      data: {},
    });
  });

  it('slots start after the notice period', async () => {
    expect((await startsOf('eventTypeId=2563217&start=2026-03-23&end=2026-03-23'))[0]).toBe('2026-03-23T08:00:00.000Z');
    expect((await startsOf('eventTypeId=2563219&start=2026-03-23&end=2026-03-23'))[0]).toBe('2026-03-23T09:00:00.000Z');
  });

  it('slots end with the booking window', async () => {
    const query = 'eventTypeId=2571047&start=2026-04-20T00:00:00Z&end=2026-05-20T00:00:00Z';
    expect((await startsOf(query)).at(-1)).toBe('2026-04-22T15:30:00.000Z');
  });

  it('slots fit the requested length', async () => {
    const query = 'eventTypeId=2563219&start=2026-03-24&end=2026-03-24';
    expect((await startsOf(query)).at(-1)).toBe('2026-03-24T16:00:00.000Z');
    expect((await startsOf(`${query}&duration=120`)).at(-1)).toBe('2026-03-24T15:00:00.000Z');
    expect((await search(`${query}&duration=45`)).body.error.message).toContain('60, 90, 120');
    expect((await search(`${query.replace('2563219', '2563217')}&duration=30`)).status).toBe(400);
  });

  it('a booking takes its slot and buffer, but not for its own move', async () => {
    const start = '2026-03-24T09:00:00.000Z';
    const booked = await client.post('/bookings', cut({ eventTypeId: 2_563_219, start }));
    const query = 'eventTypeId=2563219&start=2026-03-24T08:00:00Z&end=2026-03-24T10:30:00Z';
    // 60 minutes and a buffer of 15: a slot at 10:00 would start inside the buffer.
    expect(await startsOf(query)).toEqual(['2026-03-24T10:30:00.000Z']);
    expect(await startsOf(`${query}&bookingUidToReschedule=${booked.body.data.uid}`)).toContain(start);
  });

  it('slots of a collective event type need every host', async () => {
    const starts = await startsOf('eventTypeId=2563200&start=2026-03-24&end=2026-03-24');
    expect([starts[0], starts.at(-1)]).toEqual(['2026-03-24T10:00:00.000Z', '2026-03-24T15:00:00.000Z']);
  });

  it('slots are found by slug, and for any customer', async () => {
    const query = 'eventTypeSlug=massage&teamSlug=physio-am-park-leipzig&start=2026-03-24&end=2026-03-24';
    expect((await startsOf(query)).length).toBeGreaterThan(0);
    expect((await client.get(`/slots?${query}`, { key: PRAXIS_KEY, version: SLOTS })).status).toBe(200);
  });

  it('a managed parent has no slots', async () => {
    expect(await startsOf('eventTypeId=2563198&start=2026-03-24&end=2026-03-24')).toEqual([]);
  });

  it('slots may show a time that a booking is refused', async () => {
    const block = { hostId: 811_209, start: '2026-03-24T09:00:00Z', end: '2026-03-24T10:00:00Z' };
    await client.control('POST', '/busy', { ...block, shownInSlots: false });
    const start = '2026-03-24T09:00:00.000Z';
    expect(await startsOf('eventTypeId=2563217&start=2026-03-24&end=2026-03-24')).toContain(start);
    expect((await client.post('/bookings', cut({ eventTypeId: 2_563_217, start }))).status).toBe(409);
  });
});

describe('an invalid query', () => {
  it('a query without a selector fails with an error about usernames', async () => {
    const { status, body } = await search('end=2026-03-24');
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/start property is wrong,start must be a valid ISO 8601 date string/);
    expect(body.error.message).toMatch(/usernames property is wrong/);
  });

  it.each([
    ['eventTypeId=2563217&start=2026-03-25&end=2026-03-23', 400, 'Invalid time range given'],
    ['eventTypeId=1&start=2026-03-25&end=2026-03-26', 404, 'Event Type with ID=1 not found'],
    ['eventTypeId=2563217&start=2026-03-25&end=2026-03-26&teamId=1', 400, 'property teamId should not exist'],
    ['eventTypeId=2563217&start=2026-03-25&end=2026-03-26&timeZone=Berlin', 400, 'timeZone property is wrong'],
  ])('the query %s is answered with %i', async (query, status, message) => {
    const answer = await search(query);
    expect([answer.status, answer.body.error.message]).toEqual([status, expect.stringContaining(message)]);
  });
});

describe('daylight saving time', () => {
  const night = host({
    userId: 1,
    name: 'N',
    username: 'n',
    email: 'n@example.com',
    hours: hoursOn([7], ['00:00', '06:00']),
  });
  const nightShift = {
    accounts: salonSeed.accounts,
    hosts: [night],
    teams: [team({ id: 1, accountId: 811_204, name: 'Nacht', slug: 'nacht' })],
    eventTypes: [eventType({ id: 7, teamId: 1, title: 'T', slug: 't', lengthInMinutes: 60, hostIds: [1] })],
  };

  it.each([
    ['2026-03-29', 5, ['01:00', '03:00', '04:00']],
    ['2026-10-25', 7, ['01:00', '02:00', '02:00']],
  ])('the night shift of %s, when the clocks change, has %i hours of slots', async (day, count, clock) => {
    const other = await startSandbox({ seed: nightShift });
    const before = new Date(Date.parse(`${day}T00:00:00Z`) - 3 * 3_600_000).toISOString();
    const starts = await startsOf(`eventTypeId=7&start=${before}&end=${day}T10:00:00Z&timeZone=Europe/Berlin`, other);
    await other.sandbox.close();
    expect(starts).toHaveLength(count);
    expect(starts.slice(1, 4).map((start) => start.slice(11, 16))).toEqual(clock);
  });
});
