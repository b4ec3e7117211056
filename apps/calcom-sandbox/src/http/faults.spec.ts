import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Booking } from '../model';
import { PRAXIS_KEY } from '../seed/praxis';
import { anna, cut, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';
import { FAULT_NAMES } from './fault-names';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox({ rateLimit: null })));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

const MUNICH = 2_563_217;
const guest = (n: number) => ({ ...anna, name: `Guest ${n}`, email: `guest${n}@example.com` });
const fault = (body: object) => client.control('POST', '/faults', body);
const book = (changes: Record<string, unknown> = {}) =>
  client.post('/bookings', cut({ metadata: { gw_op: '1' }, ...changes }));
const stored = (): Booking[] => [...client.sandbox.store.bookings.values()];
const lost = (request: Promise<unknown>) => expect(request).rejects.toThrow('fetch failed');

async function eventually(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !isTrue(); turn += 1) await delay(10);
  expect(isTrue()).toBe(true);
}

describe('a slow answer', () => {
  it('drip: the whole answer comes in the end, in pieces', async () => {
    await fault({ name: 'drip', dripMs: 200 });
    const began = performance.now();
    const { status, body } = await client.get('/me');
    expect([status, body.status]).toEqual([200, 'success']);
    expect(performance.now() - began).toBeGreaterThan(150);
  });

  it('very-slow: for one operation, key and count', async () => {
    await fault({ name: 'very-slow', operation: 'getMe', apiKey: PRAXIS_KEY, times: 1, delayMs: 100 });
    const began = performance.now();
    await client.get('/me');
    expect(client.sandbox.faults.active).toHaveLength(1);
    await client.get('/me', { key: PRAXIS_KEY });
    expect(performance.now() - began).toBeGreaterThan(90);
    expect(client.sandbox.faults.active).toEqual([]);
  });

  it('locked: 429 with a day to wait', async () => {
    await fault({ name: 'locked' });
    const { status, headers } = await client.get('/me');
    expect([status, headers.get('x-ratelimit-reset-default')]).toEqual([429, '86400']);
  });
});

describe('a lost answer', () => {
  it.each(['lost', 'doubled-lost'])('%s: booked, but the connection is cut', async (name) => {
    await fault({ name });
    await lost(book());
    expect(stored()).toHaveLength(name === 'lost' ? 1 : 2);
  });

  it('lost-hang: booked, but never answered', async () => {
    await fault({ name: 'lost-hang' });
    const answer = book().catch(() => 'dropped');
    await eventually(() => stored().length === 1);
    expect(await Promise.race([answer, delay(50, 'silent')])).toBe('silent');
  });

  it.each([
    ['lost-500', 500],
    ['lost-502', 502],
    ['lost-524', 524],
    ['lost-refused', 409],
  ])('%s: booked, but answered %i', async (name, status) => {
    await fault({ name });
    expect((await book()).status).toBe(status);
    expect(stored()).toHaveLength(1);
  });

  it('a lost move and a lost cancellation have happened', async () => {
    const { uid } = (await book()).body.data;
    await fault({ name: 'lost', operation: 'rescheduleBooking' });
    await lost(client.post(`/bookings/${uid}/reschedule`, { start: '2026-03-24T10:00:00Z' }));
    expect(stored().map(({ status }) => status)).toEqual(['cancelled', 'accepted']);
    await fault({ name: 'lost', operation: 'cancelBooking' });
    await lost(client.post(`/bookings/${stored()[1]?.uid}/cancel`, {}));
    expect(stored().map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });
});

describe('a late answer', () => {
  it('late: nothing is booked until then', async () => {
    await fault({ name: 'late', delayMs: 80 });
    const answer = book();
    expect(stored()).toHaveLength(0);
    expect((await answer).status).toBe(201);
  });

  it('late-answer: booked at once', async () => {
    await fault({ name: 'late-answer', answerDelayMs: 300 });
    let isAnswered = false;
    const answer = book().finally(() => (isAnswered = true));
    await eventually(() => stored().length === 1);
    expect(isAnswered).toBe(false);
    expect((await answer).status).toBe(201);
  });

  it('late-lost: cut at once, and booked afterwards', async () => {
    await fault({ name: 'late-lost', delayMs: 100 });
    await lost(book());
    expect(stored()).toHaveLength(0);
    await eventually(() => stored().length === 1);
  });
});

describe('a wrong answer', () => {
  const bookUnder = async (name: string) => {
    await book({ start: '2026-03-25T09:00:00.000Z', attendee: guest(1), metadata: { gw_op: 'other' } });
    await fault({ name });
    const { status, body } = await book();
    const made = stored().at(-1);
    expect([status, made?.metadata, made?.start]).toEqual([201, { gw_op: '1' }, '2026-03-24T09:00:00.000Z']);
    return { ...body.data, made };
  };

  it('wrong-booking: the answer is an earlier booking of somebody else', async () => {
    const { uid, start, metadata, attendees } = await bookUnder('wrong-booking');
    expect([uid, start, metadata]).toEqual([stored()[0]?.uid, '2026-03-25T09:00:00.000Z', { gw_op: 'other' }]);
    expect(attendees).toMatchObject([{ email: 'guest1@example.com' }]);
  });

  it('wrong-booking: without an earlier booking the answer is of nobody', async () => {
    await fault({ name: 'wrong-booking' });
    const { uid, metadata } = (await book()).body.data;
    expect([uid === stored()[0]?.uid, metadata]).toEqual([false, {}]);
  });

  it.each([
    ['wrong-event-type', { eventTypeId: 2_563_194 }],
    ['wrong-start', { start: '2026-03-25T09:00:00.000Z', metadata: { gw_op: '1' } }],
    ['wrong-attendee', { attendees: [{ email: 'somebody.else@example.com' }] }],
    ['wrong-metadata', { metadata: { gw_op: expect.not.stringMatching(/^1$/) } }],
    ['no-metadata', { metadata: {} }],
  ])('%s: the answer has the uid that was made and %j', async (name, wrong) => {
    const { made, ...answer } = await bookUnder(name);
    expect(answer).toMatchObject({ uid: made?.uid, ...wrong });
  });

  it('no-seat: neither the seat nor what was sent with it is told', async () => {
    await fault({ name: 'no-seat' });
    const { data } = (await book({ eventTypeId: 2_563_203 })).body;
    expect([data.seatUid, data.attendees[0].seatUid, data.attendees[0].metadata]).toEqual([undefined, undefined, {}]);
    expect(stored().at(-1)?.seats).toHaveLength(1);
  });

  it('no-metadata: with seats it is missing on the attendees', async () => {
    await fault({ name: 'no-metadata' });
    const { body } = await book({ eventTypeId: 2_563_203 });
    expect(body.data.attendees).toMatchObject([{ metadata: {} }]);
    expect(stored()[0]?.seats?.[0]?.metadata).toEqual({ gw_op: '1' });
  });

  it('unstorable: the uid has a NUL and the id is above 2^53', async () => {
    const { id, uid, made } = await bookUnder('unstorable');
    expect([Number.isSafeInteger(id), uid]).toEqual([false, `${made?.uid}\u0000`]);
  });

  it('empty: the answer has no fields', async () => {
    await fault({ name: 'empty' });
    expect((await book()).body).toEqual({ status: 'success', data: {} });
  });
});

describe('doubled', () => {
  it('doubled: two bookings carry the metadata of one request, and the first is answered', async () => {
    await fault({ name: 'doubled', times: 1 });
    const { body } = await book({ eventTypeId: MUNICH });
    expect(stored().map(({ metadata, start }) => [metadata, start])).toEqual([
      [{ gw_op: '1' }, '2026-03-24T09:00:00.000Z'],
      [{ gw_op: '1' }, '2026-03-24T09:00:00.000Z'],
    ]);
    expect(body.data.uid).toBe(stored()[0]?.uid);
  });

  it('doubled: a person has two seats', async () => {
    await fault({ name: 'doubled' });
    await book({ eventTypeId: 2_563_203 });
    expect(stored().map(({ seats }) => seats?.length)).toEqual([2]);
  });
});

describe('refused', () => {
  it.each([
    ['booking-limit', 403, { statusCode: 403, message: 'booking_limit_reached' }],
    ['duration-limit', 403, { statusCode: 403, message: 'duration_limit_reached' }],
    ['signed-up', 409, { statusCode: 409, message: 'already_signed_up_for_this_booking_error' }],
    ['taken-by-reservation', 400, { error: { code: 'BadRequestException' } }],
    ['taken-by-reservation-422', 422, { error: { code: 'UnprocessableEntityException' } }],
    ['booker-blocked', 403, { message: 'Cannot use this email to create the booking.' }],
    ['sign-in-required', 401, { error: { code: 'UnauthorizedException' } }],
    ['event-type-gone', 404, { path: '/v2/bookings', error: { code: 'NotFoundException' } }],
  ])('%s is answered with %i, and nothing is booked', async (name, status, body) => {
    await fault({ name });
    expect(await book()).toMatchObject({ status, body });
    expect(stored()).toHaveLength(0);
  });

  it('a refusal may be in any words', async () => {
    await fault({ operation: 'createBooking', refuse: { status: 400, code: 'BadRequestException', message: 'No.' } });
    expect((await book()).body).toMatchObject({ status: 'error', error: { message: 'No.' } });
  });
});

describe('which requests', () => {
  const statusOf = async (changes: object, key?: string) =>
    (await client.post('/bookings', cut({ attendee: guest(7), ...changes }), { key })).status;

  it('a fault may be of one event type, by body, query and booking', async () => {
    await fault({ eventTypeId: MUNICH, status: 503 });
    expect([await statusOf({ eventTypeId: MUNICH }), await statusOf({})]).toEqual([503, 201]);
    const uid = stored()[0]?.uid;
    expect((await client.get(`/bookings/${uid}`, { version: '2026-02-25' })).status).toBe(200);
    await fault({ eventTypeId: 2_563_193, status: 502 });
    expect((await client.get(`/bookings/${uid}`, { version: '2026-02-25' })).status).toBe(502);
  });

  it('a fault may be of one key', async () => {
    await fault({ name: 'booking-limit', apiKey: PRAXIS_KEY });
    expect([await statusOf({}, PRAXIS_KEY), await statusOf({})]).toEqual([403, 201]);
  });

  it('a fault may let some pass first, and ends after its count', async () => {
    await fault({ name: 'taken', skip: 1, times: 1 });
    expect([await statusOf({}), await statusOf({}), await statusOf({})]).toEqual([201, 409, 201]);
  });

  it('a fault with an unknown name is refused', async () => {
    expect((await fault({ name: 'los' })).status).toBe(400);
    for (const name of FAULT_NAMES) expect((await fault({ name })).status).toBe(201);
  });

  it('faults of the start return with a reset, until they are removed', async () => {
    const other = await startSandbox({ faults: [{ name: 'taken', times: 1 }] });
    const status = async () => (await other.post('/bookings', cut())).status;
    expect([await status(), await status()]).toEqual([409, 201]);
    await other.control('POST', '/reset');
    expect(await status()).toBe(409);
    await other.control('POST', '/reset');
    await other.control('DELETE', '/faults');
    expect(await status()).toBe(201);
    await other.sandbox.close();
  });
});
