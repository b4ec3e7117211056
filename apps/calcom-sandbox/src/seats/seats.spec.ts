import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PRAXIS_KEY } from '../seed/praxis';
import { anna, cut, SLOTS, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox({ rateLimit: null })));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

const COURSE = 2_563_203;
const NINE = '2026-03-24T09:00:00.000Z';
const ELEVEN = '2026-03-24T11:00:00.000Z';
const V = { version: '2026-02-25' };
const person = (name: string) => ({ ...anna, name, email: `${name.toLowerCase()}@example.com` });
const book = (name: string, changes: Record<string, unknown> = {}, key?: string | null) =>
  client.post('/bookings', cut({ eventTypeId: COURSE, attendee: person(name), ...changes }), { key });
const take = async (name: string, changes?: Record<string, unknown>) => (await book(name, changes)).body.data;
const cancel = (uid: string, body: object, key: string | null = null) =>
  client.post(`/bookings/${uid}/cancel`, body, { key });
const move = (uid: string, body: object) => client.post(`/bookings/${uid}/reschedule`, body, { key: null });
const read = async (uid: string) => (await client.get(`/bookings/${uid}`, V)).body.data;
const slotAt = async (start: string) => {
  const { body } = await client.get(`/slots?eventTypeId=${COURSE}&start=2026-03-24&end=2026-03-24`, { version: SLOTS });
  return body.data['2026-03-24'].find((slot: { start: string }) => slot.start === start);
};
const namesIn = (data: { attendees: { name: string }[] }) => data.attendees.map(({ name }) => name);

describe('a booking of a seated event type', () => {
  it('"the SAME uid and id, another seatUid": a second person joins the first', async () => {
    const [first, second] = [await take('Anna'), await take('Ben')];
    expect([second.uid, second.id]).toEqual([first.uid, first.id]);
    expect(second.seatUid).not.toBe(first.seatUid);
    expect(second.status).toBe('accepted');
  });

  it('"no metadata on the booking": it is on the attendee, beside the answers', async () => {
    const booked = await take('Anna', { metadata: { gw_op: 'op-1' } });
    expect(booked).not.toHaveProperty('metadata');
    expect(booked).not.toHaveProperty('bookingFieldsResponses');
    expect(booked.attendees).toEqual([
      {
        ...person('Anna'),
        displayEmail: 'anna@example.com',
        language: 'en',
        absent: false,
        seatUid: booked.seatUid,
        metadata: { gw_op: 'op-1' },
        bookingFieldsResponses: expect.not.objectContaining({ email: expect.anything() }),
      },
    ]);
  });

  it('"shown only to hosts and admins": without their key, and with a stranger’s, there are no attendees', async () => {
    expect((await book('Anna', {}, null)).body.data.attendees).toEqual([]);
    expect((await book('Ben', {}, PRAXIS_KEY)).body.data.attendees).toEqual([]);
    expect((await take('Cem')).attendees).toHaveLength(3);
  });

  it('showAttendeeInfo shows everybody to everybody', async () => {
    await client.control('PATCH', `/event-types/${COURSE}`, { seatsShowAttendees: true });
    await book('Anna');
    expect(namesIn((await book('Ben', {}, null)).body.data)).toEqual(['Anna', 'Ben']);
  });

  it('"this person already has it": the same email at the same start is a bare 409', async () => {
    await book('Anna');
    expect(await book('Anna')).toMatchObject({
      status: 409,
      body: { statusCode: 409, message: 'already_signed_up_for_this_booking_error' },
    });
  });

  it('"No more seats left at this seated booking.": one more than seats is a 409, also of concurrent ones', async () => {
    const answers = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => book(name)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 201, 201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.error).toMatchObject({
      code: 'ConflictException',
      message: 'No more seats left at this seated booking.',
    });
  });

  it('a start that overlaps the seated one finds the host taken', async () => {
    await book('Anna');
    expect((await book('Ben', { start: '2026-03-24T09:30:00.000Z' })).status).toBe(409);
  });
});

describe('slots of a seated event type', () => {
  it('"seatsBooked, seatsRemaining, seatsTotal, bookingUid": slots tell the seats that are left', async () => {
    expect(await slotAt(NINE)).toEqual({ start: NINE, seatsBooked: 0, seatsRemaining: 5, seatsTotal: 5 });
    const { uid } = await take('Anna');
    expect(await slotAt(NINE)).toMatchObject({ seatsBooked: 1, seatsRemaining: 4, seatsTotal: 5, bookingUid: uid });
  });

  it('a slot without seats left is not listed', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await book(name);
    expect(await slotAt(NINE)).toBeUndefined();
  });

  it('"seats": the event type tells how many, where a switched-off setting is an object', async () => {
    const { body } = await client.get(`/teams/34209/event-types/${COURSE}`, { version: '2026-06-12' });
    expect(body.data).toMatchObject({
      seats: { seatsPerTimeSlot: 5, showAttendeeInfo: false },
      seatsPerTimeSlot: 5,
    });
  });
});

describe('reading seats', () => {
  it('"seatUid in the get response resides only in each attendee"', async () => {
    const booked = await take('Anna');
    const found = await read(booked.uid);
    expect(found).not.toHaveProperty('seatUid');
    expect(found.attendees[0].seatUid).toBe(booked.seatUid);
  });

  it('a booking is found by seat, and shows a stranger that seat alone', async () => {
    const [first, second] = [await take('Anna'), await take('Ben')];
    const bySeat = (seatUid: string, key: string | null) => client.get(`/bookings/by-seat/${seatUid}`, { ...V, key });
    expect((await bySeat(second.seatUid, null)).body.data).toMatchObject({ uid: first.uid });
    expect(namesIn((await bySeat(second.seatUid, null)).body.data)).toEqual(['Ben']);
    expect((await bySeat('nobody', null)).body.error.message).toBe(
      'Booking with seatUid=nobody was not found in the database',
    );
  });

  it('a list finds a seated booking by each of its attendees, with all of them', async () => {
    await book('Anna', { metadata: { gw_op: 'a' } });
    await book('Ben', { metadata: { gw_op: 'b' } });
    const { body } = await client.get('/bookings?attendeeEmail=ben@example.com', { version: '2026-05-01' });
    expect(body.data).toHaveLength(1);
    expect(body.data[0].attendees.map(({ metadata }: { metadata: unknown }) => metadata)).toEqual([
      { gw_op: 'a' },
      { gw_op: 'b' },
    ]);
  });
});

describe('cancelling a seat', () => {
  it('"This will remove this particular attendance": the others keep their booking', async () => {
    const [first, second] = [await take('Anna'), await take('Ben')];
    const { status, body } = await cancel(first.uid, { seatUid: first.seatUid });
    expect([status, body.data.status]).toEqual([200, 'accepted']);
    expect(namesIn(await read(second.uid))).toEqual(['Ben']);
  });

  it('the last seat cancels the booking and leaves it without attendees', async () => {
    const { uid, seatUid } = await take('Anna');
    expect((await cancel(uid, { seatUid })).body.data).toMatchObject({ status: 'cancelled', attendees: [] });
    expect(await slotAt(NINE)).toMatchObject({ seatsRemaining: 5 });
    expect((await cancel(uid, { seatUid })).body.error.message).toBe(
      'Invalid seatUid: this seat does not exist or has already been cancelled.',
    );
  });

  it('a seat of another booking is refused', async () => {
    const [first, other] = [await take('Anna'), await take('Ben', { start: ELEVEN })];
    expect((await cancel(first.uid, { seatUid: other.seatUid })).body.error.message).toBe(
      'Invalid seatUid: this seat does not belong to this booking.',
    );
  });

  it('"as the host": without a seatUid all seats are cancelled, by a host or admin only', async () => {
    const { uid } = await take('Anna');
    await book('Ben');
    expect(await cancel(uid, {})).toMatchObject({
      status: 401,
      body: { statusCode: 401, message: 'User not a host of this event' },
    });
    const { body } = await client.post(`/bookings/${uid}/cancel`, {});
    expect(body.data).toMatchObject({ status: 'cancelled', attendees: [] });
  });
});

describe('moving a seat', () => {
  it('"you have to provide seatUid in the request body"', async () => {
    const { uid } = await take('Anna');
    const { status, body } = await move(uid, { start: ELEVEN });
    expect(status).toBe(400);
    expect(body.error.message).toContain('is a seated booking which means you have to provide seatUid');
  });

  it('a seat moves to a booking of its own, without a chain; the others stay', async () => {
    const [first, second] = [await take('Anna', { metadata: { gw_op: 'a' } }), await take('Ben')];
    const { status, body } = await move(first.uid, { start: ELEVEN, seatUid: first.seatUid });
    expect(status).toBe(201);
    expect(body.data.uid).not.toBe(first.uid);
    expect(body.data).not.toHaveProperty('rescheduledFromUid');
    expect((await read(body.data.uid)).attendees).toMatchObject([
      { name: 'Anna', seatUid: body.data.seatUid, metadata: { gw_op: 'a' } },
    ]);
    expect(await read(second.uid)).toMatchObject({ status: 'accepted', attendees: [{ name: 'Ben' }] });
  });

  it('a seat joins the booking of the new start and keeps its seatUid; the emptied booking is cancelled', async () => {
    const [first, other] = [await take('Anna'), await take('Ben', { start: ELEVEN })];
    const { body } = await move(first.uid, { start: ELEVEN, seatUid: first.seatUid });
    expect(body.data).toMatchObject({ uid: other.uid, seatUid: first.seatUid });
    expect(await read(first.uid)).toMatchObject({ status: 'cancelled', attendees: [] });
  });

  it('a seat that is moved can be moved again, and back', async () => {
    const first = await take('Anna');
    const second = (await move(first.uid, { start: ELEVEN, seatUid: first.seatUid })).body.data;
    const third = await move(second.uid, { start: NINE, seatUid: second.seatUid });
    expect([third.status, third.body.data.start]).toEqual([201, NINE]);
  });

  it('a seat does not move to its own start, and not to a seat that does not exist', async () => {
    const { uid, seatUid } = await take('Anna');
    expect((await move(uid, { start: NINE, seatUid })).body.message).toBe('already_signed_up_for_this_booking_error');
    expect(await move(uid, { start: ELEVEN, seatUid: 'x' })).toMatchObject({
      status: 404,
      body: { error: { message: 'Seat with uid=x does not exist.' } },
    });
  });
});
