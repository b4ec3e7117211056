import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PRAXIS_KEY } from '../seed/praxis';
import { anna, cut, startSandbox } from '../../testing/spec-client';
import type { RequestOptions, SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox({ rateLimit: null })));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

const V = { version: '2026-02-25' };
const book = async (changes?: Record<string, unknown>) => (await client.post('/bookings', cut(changes))).body.data;
const move = (uid: string, start: string, more: object = {}) =>
  client.post(`/bookings/${uid}/reschedule`, { start, ...more }, { key: null });
const cancel = (uid: string, body: object = {}) => client.post(`/bookings/${uid}/cancel`, body, { key: null });
const read = async (uid: string) => (await client.get(`/bookings/${uid}`, { ...V, key: null })).body.data;

const bare = (message: string) => ({ status: 400, body: { statusCode: 400, message } });
const uids = ({ body }: { body: { data: { uid: string }[] } }) => body.data.map(({ uid }) => uid);
const list = (query = '', request: RequestOptions = {}) =>
  client.get(`/bookings${query}`, { version: '2026-05-01', ...request });

describe('getBooking', () => {
  it('a booking is read with its uid alone', async () => {
    const { uid } = await book();
    expect((await read(uid)).attendees[0].email).toBe('anna@example.com');
    expect(await client.get('/bookings/nobody', V)).toMatchObject({ status: 404 });
    expect(await client.get(`/bookings/${uid}`, { version: '2026-05-01' })).toMatchObject({ status: 404 });
  });

  it('a booking shows null for a deleted event type', async () => {
    const { uid } = await book();
    await client.control('DELETE', '/event-types/2563193');
    expect(await read(uid)).toMatchObject({ eventTypeId: null, eventType: null });
  });
});

describe('rescheduleBooking', () => {
  it('a move makes a chain of bookings', async () => {
    const first = await book({ metadata: { gw_op: '1' } });
    const second = (await move(first.uid, '2026-03-24T10:00:00Z', { reschedulingReason: 'Zug verpasst' })).body.data;
    const third = (await move(second.uid, '2026-03-25T10:00:00Z')).body.data;

    expect(second).toMatchObject({
      rescheduledFromUid: first.uid,
      status: 'accepted',
      start: '2026-03-24T10:00:00.000Z',
      duration: 30,
      metadata: { gw_op: '1' },
      reschedulingReason: 'Zug verpasst',
      cancellationReason: 'Zug verpasst',
      icsUid: first.icsUid,
      hosts: first.hosts,
    });
    expect(await read(first.uid)).toMatchObject({ status: 'cancelled', rescheduledToUid: second.uid });
    expect(await read(second.uid)).toMatchObject({ status: 'cancelled', rescheduledToUid: third.uid });
  });

  it('a second move of a booking is refused and names its successor', async () => {
    const first = await book();
    const { body: second } = await move(first.uid, '2026-03-24T10:00:00Z');
    const { status, body } = await move(first.uid, '2026-03-24T11:00:00Z');
    expect([status, body.error.message]).toEqual([
      400,
      `Can't reschedule booking with uid=${first.uid} because it has been cancelled and rescheduled already to booking with uid=${second.data.uid}. You probably want to reschedule ${second.data.uid} instead by passing it within the request URL.`,
    ]);
  });

  it('a moved booking may overlap its old time, but no other booking', async () => {
    const { uid } = await book({ eventTypeId: 2_563_217 });
    const moved = await move(uid, '2026-03-24T09:15:00Z');
    expect(moved.status).toBe(201);
    await book({
      eventTypeId: 2_563_217,
      start: '2026-03-24T11:00:00Z',
      attendee: { ...anna, email: 'b@example.com' },
    });
    expect((await move(moved.body.data.uid, '2026-03-24T11:00:00Z')).status).toBe(409);
  });

  it('a pending booking stays pending unless a host moves it', async () => {
    const { uid } = await book({ eventTypeId: 2_563_201, start: '2026-03-24T11:00:00Z' });
    const moved = (await move(uid, '2026-03-25T11:00:00Z')).body.data;
    expect(moved.status).toBe('pending');
    const rescheduledBy = moved.hosts[0].email;
    expect((await move(moved.uid, '2026-03-26T11:00:00Z', { rescheduledBy })).body.data.status).toBe('accepted');
  });
});

describe('cancelBooking', () => {
  it('a booking is cancelled once, and frees its slot', async () => {
    const { uid } = await book({ eventTypeId: 2_563_217 });
    expect((await cancel(uid, { cancellationReason: 'krank' })).body.data).toMatchObject({
      status: 'cancelled',
      cancellationReason: 'krank',
    });
    const again = await cancel(uid);
    expect([again.status, again.body.error.message]).toEqual([
      400,
      expect.stringContaining('has been cancelled already'),
    ]);
    expect((await book({ eventTypeId: 2_563_217 })).status).toBe('accepted');
  });

  it('a cancellation is refused with the bare errors of the engine', async () => {
    const { uid } = await book({ eventTypeId: 2_563_200, start: '2026-03-24T12:00:00Z' });
    expect(await cancel(uid)).toMatchObject(bare('Cancellation reason is required'));
    await client.control('PATCH', '/event-types/2563200', { disableCancelling: true });
    expect(await cancel(uid)).toMatchObject(bare('This event type does not allow cancellations'));
    await client.control('PATCH', '/event-types/2563200', { disableCancelling: false });
    await client.control('PUT', '/clock', { now: '2026-03-25T12:00:00Z' });
    expect(await cancel(uid)).toMatchObject(bare('Cannot cancel a booking that has already ended'));
  });

  it('a cancellation with unknown fields is refused', async () => {
    expect((await cancel((await book()).uid, { reason: 'x' })).status).toBe(400);
  });
});

describe('listBookings', () => {
  const days = ['24', '25', '26'];
  const bookDays = () =>
    Promise.all(days.map(async (day) => (await book({ start: `2026-03-${day}T09:00:00Z` })).uid as string));

  it('the list of bookings is the account’s, paged by cursor', async () => {
    const booked = await bookDays();
    const first = await list('?limit=2');
    expect([uids(first), first.body.pagination.hasMore]).toEqual([booked.slice(0, 2), true]);
    const second = await list(`?limit=2&cursor=${first.body.pagination.nextCursor}`);
    expect([uids(second), second.body.pagination]).toEqual([booked.slice(2), { nextCursor: null, hasMore: false }]);
    expect(uids(await list('', { key: PRAXIS_KEY }))).toEqual([]);
  });

  it('the list of bookings is paged by offset, with totals, in the older version', async () => {
    const booked = await bookDays();
    const answer = await list('?take=2&skip=2&status=upcoming,past&sortStart=desc', { version: '2024-08-13' });
    expect(uids(answer)).toEqual([booked[0]]);
    expect(answer.body.pagination).toMatchObject({ totalItems: 3, returnedItems: 1, currentPage: 2, totalPages: 2 });
    expect((await list('', { version: '2024-08-13', key: PRAXIS_KEY })).body.pagination.currentPage).toBe(0);
  });

  it.each([
    ['afterStart=2026-03-25T00:00:00Z&beforeEnd=2026-03-25T23:59:59Z', [1]],
    ['eventTypeId=2563193&attendeeEmail=anna@example.com', [0, 1, 2]],
    ['eventTypeIds=2563194,2563195', []],
    ['teamId=34209&status=upcoming&sortStart=desc', [2, 1, 0]],
    ['teamsIds=34210', []],
    ['status=cancelled', []],
    ['afterUpdatedAt=2026-03-23T07:00:01Z', []],
    ['beforeCreatedAt=2026-03-23T07:00:00Z', [0, 1, 2]],
  ])('the list of bookings is filtered by %s', async (query, found) => {
    const booked = await bookDays();
    expect(uids(await list(`?${query}`))).toEqual(found.map((index) => booked[index]));
  });

  it.each(['?status=upcoming,past', '?limit=101', '?cursor=x', '?take=5'])(
    'the list of bookings refuses %s',
    async (query) => {
      expect((await list(query)).status).toBe(400);
    },
  );
});

describe('the life of a booking', () => {
  it('a booking moves back to its first start, with a third uid and the same icsUid', async () => {
    const first = await book();
    const second = (await move(first.uid, '2026-03-24T10:00:00Z')).body.data;
    const third = (await move(second.uid, first.start)).body.data;
    expect(third).toMatchObject({ start: first.start, rescheduledFromUid: second.uid, icsUid: first.icsUid });
    expect(third).not.toHaveProperty('rescheduledToUid');
    expect(new Set([first.uid, second.uid, third.uid]).size).toBe(3);
  });

  it('a booking may move to the time that it has', async () => {
    const first = await book();
    const moved = await move(first.uid, first.start);
    expect([moved.status, moved.body.data.start]).toEqual([201, first.start]);
  });

  it('a moved booking cannot be cancelled any more, its successor can', async () => {
    const first = await book();
    const second = (await move(first.uid, '2026-03-24T10:00:00Z')).body.data;
    expect((await cancel(first.uid)).body.error.message).toContain('has been cancelled already');
    expect((await cancel(second.uid)).body.data.status).toBe('cancelled');
    expect((await move(second.uid, '2026-03-25T10:00:00Z')).body.error.message).toBe(
      `Can't reschedule booking with uid=${second.uid} because it has been cancelled. Please provide uid of a booking that is not cancelled.`,
    );
  });

  it('a request that was declined frees nothing and cannot move', async () => {
    const { uid } = await book({ eventTypeId: 2_563_201, start: '2026-03-24T11:00:00Z' });
    expect((await client.post(`/bookings/${uid}/decline`, {})).body.data.status).toBe('rejected');
    expect((await client.post(`/bookings/${uid}/confirm`, {})).status).toBe(400);
    expect((await move(uid, '2026-03-25T11:00:00Z')).status).toBe(400);
    expect(uids(await list('?status=cancelled'))).toEqual([uid]);
  });

  it('confirming and declining need the key of the team', async () => {
    const { uid } = await book({ eventTypeId: 2_563_201, start: '2026-03-24T11:00:00Z' });
    expect((await client.post(`/bookings/${uid}/confirm`, {}, { key: null })).status).toBe(401);
    expect((await client.post(`/bookings/${uid}/confirm`, {}, { key: PRAXIS_KEY })).status).toBe(403);
  });
});
