import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anna, cut, SLOTS, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox({ rateLimit: null })));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

/** Two services of one host. */
const [CUT, LADIES] = [2_563_217, 2_563_218];
const person = (n: number) => ({ ...anna, email: `p${n}@example.com` });
const book = (changes: Record<string, unknown> = {}, key?: string | null) =>
  client.post('/bookings', cut({ eventTypeId: CUT, ...changes }), { key });
const set = (settings: object, id = CUT) => client.control('PATCH', `/event-types/${id}`, settings);
const bare = (status: number, message: string) => ({ status, body: { statusCode: status, message } });
const daysWithSlots = async (start: string, end: string) =>
  Object.keys((await client.get(`/slots?eventTypeId=${CUT}&start=${start}&end=${end}`, { version: SLOTS })).body.data);

describe('limits of an event type', () => {
  it.each([
    ['day', '2026-03-24T12:00:00Z', '2026-03-25T09:00:00Z'],
    ['week', '2026-03-27T09:00:00Z', '2026-03-30T09:00:00Z'],
    ['month', '2026-03-31T09:00:00Z', '2026-04-01T09:00:00Z'],
  ])(
    '"booking_limit_reached": one more in the %s is a bare 403, the next period is free',
    async (period, same, next) => {
      await set({ bookingLimitsCount: { [period]: 1 } });
      expect((await book()).status).toBe(201);
      expect(await book({ start: same, attendee: person(1) })).toMatchObject(bare(403, 'booking_limit_reached'));
      expect((await book({ start: next, attendee: person(2) })).status).toBe(201);
    },
  );

  it('"duration_limit_reached": minutes are counted with those of the booking itself', async () => {
    await set({ bookingLimitsDuration: { day: 75 } });
    await book();
    expect((await book({ start: '2026-03-24T12:00:00Z', attendee: person(1) })).status).toBe(201);
    expect(await book({ start: '2026-03-24T13:00:00Z', attendee: person(2) })).toMatchObject(
      bare(403, 'duration_limit_reached'),
    );
  });

  it('a day whose limit is reached has no slots, and is free again after a cancellation', async () => {
    await set({ bookingLimitsCount: { day: 1 } });
    const { uid } = (await book()).body.data;
    expect(await daysWithSlots('2026-03-24', '2026-03-25')).toEqual(['2026-03-25']);
    await client.post(`/bookings/${uid}/cancel`, {});
    expect(await daysWithSlots('2026-03-24', '2026-03-25')).toEqual(['2026-03-24', '2026-03-25']);
  });

  it('a booking may move within a day whose limit it reached', async () => {
    await set({ bookingLimitsCount: { day: 1 } });
    const { uid } = (await book()).body.data;
    expect((await client.post(`/bookings/${uid}/reschedule`, { start: '2026-03-24T12:00:00Z' })).status).toBe(201);
  });

  it('"only honoured when the key’s user is a host": skipBookingLimits', async () => {
    await set({ bookingLimitsCount: { day: 1 }, hostIds: [811_204, 811_209] });
    await book();
    const more = { start: '2026-03-24T12:00:00Z', attendee: person(1), skipBookingLimits: true };
    expect((await book(more, null)).status).toBe(403);
    expect((await book(more)).status).toBe(201);
  });

  it('"the maximum number of active bookings has been reached": of one person, until a booking is over', async () => {
    await set({ maximumActiveBookings: 1 });
    await book();
    const second = await book({ start: '2026-03-24T12:00:00Z' });
    expect([second.status, second.body.error.message]).toEqual([
      400,
      "Attendee with this email can't book because the maximum number of active bookings has been reached.",
    ]);
    expect((await book({ start: '2026-03-24T12:00:00Z', attendee: person(1) })).status).toBe(201);
    await client.control('PUT', '/clock', { now: '2026-03-25T07:00:00.000Z' });
    expect((await book({ start: '2026-03-26T12:00:00Z' })).status).toBe(201);
  });
});

describe('blocked bookers', () => {
  it('"Cannot use this email to create the booking.": a bare 403, whatever the letter case', async () => {
    await client.control('PUT', '/blocked-emails', { emails: ['Anna@example.com'] });
    expect(await book()).toMatchObject(bare(403, 'Cannot use this email to create the booking.'));
    expect((await book({ attendee: person(1) })).status).toBe(201);
  });
});

describe('a host shared by event types', () => {
  it('a booking of one takes the time of the other', async () => {
    await book();
    expect((await book({ eventTypeId: LADIES, attendee: person(1) })).status).toBe(409);
    const { body } = await client.get(`/slots?eventTypeId=${LADIES}&start=2026-03-24&end=2026-03-24`, {
      version: SLOTS,
    });
    const starts = body.data['2026-03-24'].map(({ start }: { start: string }) => start.slice(11, 16));
    expect(starts).toEqual(expect.arrayContaining(['08:15', '09:30']));
    expect(starts).not.toEqual(expect.arrayContaining(['08:30']));
    expect(starts).not.toEqual(expect.arrayContaining(['09:15']));
  });

  it('with two hosts two bookings have the same time, each its own host, and a third is refused', async () => {
    await set({ hostIds: [811_208, 811_209] });
    const start = '2026-03-24T12:00:00Z';
    const answers = await Promise.all([1, 2, 3].map((n) => book({ start, attendee: person(n) })));
    const hosts = answers.flatMap(({ body }) => body.data?.hosts ?? []).map(({ name }: { name: string }) => name);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409]);
    expect(hosts.toSorted()).toEqual(['Korbinian Huber', 'Wiebke Lorenz']);
  });

  it('a collective event type takes all of its hosts, and needs all of them', async () => {
    await set({ hostIds: [811_208, 811_209], schedulingType: 'collective' }, LADIES);
    const start = '2026-03-24T12:00:00Z';
    expect((await book({ start })).status).toBe(201);
    expect((await book({ eventTypeId: LADIES, start, attendee: person(1) })).status).toBe(409);
    const later = '2026-03-24T14:00:00Z';
    expect((await book({ eventTypeId: LADIES, start: later, attendee: person(1) })).body.data.hosts).toHaveLength(2);
    expect((await book({ start: later, attendee: person(2) })).status).toBe(409);
  });
});
