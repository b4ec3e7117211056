import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PRAXIS_KEY } from '../seed/praxis';
import { SALON_KEY } from '../seed/salon';
import { cut, SLOTS, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox({ rateLimit: null })));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

const NINE = '2026-03-24T09:00:00.000Z';
const V = { version: SLOTS };
const reserve = (changes: object = {}, key: string | null = null) =>
  client.post('/slots/reservations', { eventTypeId: 2_563_217, slotStart: NINE, ...changes }, { ...V, key });
const isListed = async () => {
  const { body } = await client.get('/slots?eventTypeId=2563217&start=2026-03-24&end=2026-03-24', V);
  return body.data['2026-03-24'].some(({ start }: { start: string }) => start === NINE);
};

describe('reservations of slots', () => {
  it('"default 5 min": a reservation tells when it ends', async () => {
    const { status, body } = await reserve();
    expect(status).toBe(201);
    expect(body.data).toEqual({
      eventTypeId: 2_563_217,
      slotStart: NINE,
      slotEnd: '2026-03-24T09:30:00.000Z',
      slotDuration: 30,
      reservationUid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      reservationDuration: 5,
      reservationUntil: '2026-03-23T07:05:00.000Z',
    });
  });

  it('"hides the slot from others’ slot queries", until it ends', async () => {
    await reserve();
    expect(await isListed()).toBe(false);
    await client.control('PUT', '/clock', { now: '2026-03-23T07:05:00.000Z' });
    expect(await isListed()).toBe(true);
  });

  it('"not a documented ticket for booking": a booking of the reserved time succeeds', async () => {
    await reserve();
    expect((await client.post('/bookings', cut({ eventTypeId: 2_563_217 }))).status).toBe(201);
  });

  it.each([
    ['This time slot is already reserved by another user. Please choose a different time.', () => reserve()],
    [
      "Can't reserve a slot if the event is already booked.",
      () => client.post('/bookings', cut({ eventTypeId: 2_563_217 })),
    ],
  ])('"%s" is a 422', async (message, before) => {
    await before();
    const { status, body } = await reserve();
    expect([status, body.error.code, body.error.message]).toEqual([422, 'UnprocessableEntityException', message]);
  });

  it('"reservationDuration requires authentication (401) and membership (403)"', async () => {
    const longer = { reservationDuration: 30 };
    expect((await reserve(longer)).status).toBe(401);
    expect((await reserve(longer, PRAXIS_KEY)).status).toBe(403);
    expect((await reserve(longer, SALON_KEY)).body.data.reservationUntil).toBe('2026-03-23T07:30:00.000Z');
  });

  it('"GET of an expired/deleted/unknown uid = 200 with data:null"', async () => {
    const { reservationUid } = (await reserve()).body.data;
    const read = async () => (await client.get(`/slots/reservations/${reservationUid}`, { ...V, key: null })).body;
    expect((await read()).data.slotStart).toBe(NINE);
    const url = `${client.sandbox.url}/slots/reservations/${reservationUid}`;
    const gone = await fetch(url, { method: 'DELETE', headers: { 'cal-api-version': SLOTS } });
    expect([gone.status, await gone.json()]).toEqual([200, { status: 'success' }]);
    expect(await read()).toEqual({ status: 'success', data: null });
  });
});
