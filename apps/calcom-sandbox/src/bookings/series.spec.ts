import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Booking } from '../model';
import { anna, cut, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox({ rateLimit: null })));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

const V = { version: '2026-02-25' };
/** One host; four weeks. */
const MUNICH = 2_563_217;
const WEEKLY = { interval: 1, occurrences: 4, frequency: 'weekly' };
const TUESDAYS = ['2026-03-24T09:00', '2026-03-31T08:00', '2026-04-07T08:00', '2026-04-14T08:00'].map(
  (start) => `${start}:00.000Z`,
);
beforeEach(async () => void (await client.control('PATCH', `/event-types/${MUNICH}`, { recurrence: WEEKLY })));

type Told = { uid: string; start: string; status: string; recurringBookingUid: string };
const book = (changes: Record<string, unknown> = {}) =>
  client.post('/bookings', cut({ eventTypeId: MUNICH, ...changes }));
const series = async (changes?: Record<string, unknown>): Promise<Told[]> => (await book(changes)).body.data;
const stored = (): Booking[] => [...client.sandbox.store.bookings.values()];
const cancel = (uid: string, body: object = {}) => client.post(`/bookings/${uid}/cancel`, body, { key: null });
const statuses = (bookings: readonly { status: string }[]) => bookings.map(({ status }) => status);
const blockThird = (other: object = {}) =>
  client.post(
    '/bookings',
    cut({ eventTypeId: 2_563_218, start: TUESDAYS[2], attendee: { ...anna, email: 'b@example.com' }, ...other }),
  );

describe('a booking of a recurring event type', () => {
  it('"Recurring event types answer an array": one booking for each week, at the same time of day', async () => {
    const told = await series({ metadata: { gw_op: '1' } });
    expect(told.map(({ start }) => start)).toEqual(TUESDAYS);
    expect(new Set(told.map(({ uid }) => uid)).size).toBe(4);
    expect(new Set(told.map(({ recurringBookingUid }) => recurringBookingUid)).size).toBe(1);
    expect(stored().map(({ metadata }) => metadata)).toEqual(told.map(() => ({ gw_op: '1' })));
  });

  it('"recurrenceCount" makes fewer, and "Can\'t be more than event type recurrence count"', async () => {
    expect(await series({ recurrenceCount: 2 })).toHaveLength(2);
    const { status, body } = await book({ recurrenceCount: 5, start: '2026-03-24T12:00:00Z' });
    expect([status, body.error.message]).toEqual([
      400,
      "Provided recurrence count is higher than the event type's recurring event count.",
    ]);
  });

  it('the first must be free', async () => {
    await series();
    expect((await book({ attendee: { ...anna, email: 'b@example.com' } })).status).toBe(409);
    expect(stored()).toHaveLength(4);
  });

  it('only the first is checked: a later one is made though the host is taken then', async () => {
    expect((await blockThird()).status).toBe(201);
    expect(await series()).toHaveLength(4);
  });

  it('a later one that is refused ends the series, and "those before it stay" though the answer is an error', async () => {
    await client.control('PATCH', '/event-types/2563218', { lengthInMinutes: 30 });
    await blockThird();
    const { status, body } = await book();
    expect([status, body.message]).toEqual([409, 'booking_conflict_error']);
    expect(stored().filter(({ recurringBookingUid }) => recurringBookingUid)).toHaveLength(2);
  });

  it('series-first-untold: all are made, and the answer begins with the second', async () => {
    await client.control('POST', '/faults', { name: 'series-first-untold' });
    expect((await series()).map(({ start }) => start)).toEqual(TUESDAYS.slice(1));
    expect(stored()).toHaveLength(4);
  });

  it('the event type tells its recurrence', async () => {
    const { body } = await client.get(`/teams/34211/event-types/${MUNICH}`, { version: '2026-06-12' });
    expect(body.data.recurrence).toEqual(WEEKLY);
  });
});

describe('a series afterwards', () => {
  it('"uid of recurring booking" reads all recurrences, a recurrence’s own uid that one', async () => {
    const [first] = await series();
    const all = await client.get(`/bookings/${first?.recurringBookingUid}`, { ...V, key: null });
    expect(all.body.data.map(({ start }: Told) => start)).toEqual(TUESDAYS);
    expect((await client.get(`/bookings/${first?.uid}`, V)).body.data.start).toBe(TUESDAYS[0]);
  });

  it('one recurrence is cancelled by its uid, and moved within its series', async () => {
    const [first, second] = await series();
    expect((await cancel(first?.uid ?? '')).body.data.status).toBe('cancelled');
    const moved = await client.post(`/bookings/${second?.uid}/reschedule`, { start: '2026-04-01T08:00:00Z' });
    expect(moved.body.data.recurringBookingUid).toBe(first?.recurringBookingUid);
    expect(statuses(stored())).toEqual(['cancelled', 'cancelled', 'accepted', 'accepted', 'accepted']);
  });

  it('the uid of the series cancels "all recurrences", and a repeat is refused', async () => {
    const [first] = await series();
    const { body } = await cancel(first?.recurringBookingUid ?? '');
    expect(statuses(body.data)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled']);
    expect((await cancel(first?.recurringBookingUid ?? '')).status).toBe(400);
  });

  it('"cancelSubsequentBookings" cancels one and all that come after it', async () => {
    const [first, , third] = await series();
    const { body } = await cancel(third?.uid ?? '', { cancelSubsequentBookings: true });
    expect(statuses(body.data)).toEqual(['accepted', 'accepted', 'cancelled', 'cancelled']);
    const whole = await cancel(first?.recurringBookingUid ?? '', { cancelSubsequentBookings: true });
    expect(whole.body.error.message).toContain('you have to provide uid of one of the individual bookings');
  });

  it('a list has the status "recurring"', async () => {
    await series();
    await blockThird({ start: '2026-03-24T13:00:00Z' });
    const { body } = await client.get('/bookings?status=recurring', { version: '2026-05-01' });
    expect(body.data).toHaveLength(4);
  });
});
