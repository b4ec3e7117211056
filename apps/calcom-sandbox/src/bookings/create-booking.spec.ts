import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PRAXIS_KEY } from '../seed/praxis';
import { anna, cut, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox({ rateLimit: null })));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

const book = (changes?: Record<string, unknown>, version?: string, key?: string | null) =>
  client.post('/bookings', cut(changes), { ...(version && { version }), key });
const ben = { ...anna, name: 'Ben', email: 'ben@example.com' };
const phone = '+4930901820';

describe('createBooking', () => {
  it('a booking is answered with all fields of Cal.com', async () => {
    const { status, body } = await book({ metadata: { gw_op: 'op-1' } });
    expect(status).toBe(201);
    expect(body.data).toMatchObject({
      uid: expect.stringMatching(/^\w{22}$/),
      status: 'accepted',
      start: '2026-03-24T09:00:00.000Z',
      end: '2026-03-24T09:30:00.000Z',
      duration: 30,
      eventTypeId: 2_563_193,
      eventType: { id: 2_563_193, slug: 'herrenhaarschnitt' },
      hosts: [{ timeZone: 'Europe/Berlin' }],
      attendees: [{ name: 'Anna Schmidt', email: 'anna@example.com', language: 'en', absent: false }],
      metadata: { gw_op: 'op-1' },
      location: 'Torstraße 112, 10119 Berlin',
      cancellationReason: '',
      rescheduledByEmail: null,
      rating: null,
    });
  });

  it('a booking needs no key and no event type of the caller’s own', async () => {
    expect((await book({}, undefined, null)).status).toBe(201);
    expect((await book({ attendee: ben }, undefined, PRAXIS_KEY)).status).toBe(201);
  });

  it('a booking accepts a start with an offset, and slugs instead of an id', async () => {
    const bySlug = { eventTypeId: undefined, eventTypeSlug: 'bartpflege', teamSlug: 'salon-kessler-hamburg' };
    const { body } = await book({ ...bySlug, start: '2026-03-24T10:00:00+01:00' });
    expect(body.data).toMatchObject({ eventTypeId: 2_563_210, start: '2026-03-24T09:00:00.000Z', duration: 15 });
  });

  it('bookings rotate among the free hosts until there are none', async () => {
    const names = new Set<string>();
    const start = '2026-03-24T11:00:00.000Z';
    for (const [index, status] of [201, 201, 201, 409].entries()) {
      const answer = await book({ start, attendee: { ...anna, email: `a${index}@example.com` } });
      expect(answer.status).toBe(status);
      names.add(answer.body.data?.hosts[0].name);
    }
    expect(names.size).toBe(4);
  });

  it('a booking of a collective event type occupies every host', async () => {
    const start = '2026-03-24T12:00:00.000Z';
    const { body } = await book({ eventTypeId: 2_563_200, start });
    expect(body.data.hosts).toHaveLength(2);
    const { body: next } = await book({ start, attendee: ben });
    expect(next.data.hosts[0].name).toBe('Aylin Demir');
  });

  it('a booking that requires confirmation is pending and leaves the slot to others', async () => {
    const start = '2026-03-24T11:00:00.000Z';
    const first = await book({ eventTypeId: 2_563_201, start });
    expect(first.body.data.status).toBe('pending');
    const second = await book({ eventTypeId: 2_563_201, start, attendee: ben });
    expect([second.status, second.body.data.status]).toEqual([201, 'pending']);
    for (const { body } of [first, second]) {
      const confirmed = await client.post(`/bookings/${body.data.uid}/confirm`, {});
      expect(confirmed.body.data.status).toBe('accepted');
    }
  });
});

describe('a taken slot', () => {
  const munich = { eventTypeId: 2_563_217 };

  it.each([
    ['2026-02-25', 409, 'ConflictException'],
    ['2024-08-13', 400, 'BadRequestException'],
  ])('a taken slot is refused by %s with %i', async (version, status, code) => {
    await book(munich);
    const answer = await book({ ...munich, attendee: ben, start: '2026-03-24T09:15:00.000Z' }, version);
    expect(answer).toMatchObject({
      status,
      body: {
        error: { code, message: 'One of the hosts either already has booking at this time or is not available' },
      },
    });
  });

  it('a free slot goes to exactly one of two concurrent requests', async () => {
    const answers = await Promise.all([book(munich), book({ ...munich, attendee: ben })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('a time outside working hours is refused like a taken slot', async () => {
    expect((await book({ ...munich, start: '2026-03-24T05:00:00.000Z' })).status).toBe(409);
  });

  it('a taken slot can be overridden by a host, except at exactly the same time', async () => {
    const child = { eventTypeId: 2_563_199, allowConflicts: true };
    expect((await book(child)).status).toBe(201);
    expect((await book({ ...child, attendee: ben }, undefined, PRAXIS_KEY)).status).toBe(409);
    expect(await book({ ...child, attendee: ben })).toMatchObject({
      status: 409,
      body: { statusCode: 409, message: 'booking_conflict_error' },
    });
    expect((await book({ ...child, start: '2026-03-24T09:15:00.000Z', attendee: ben })).status).toBe(201);
  });
});

describe('a repeated request', () => {
  it('a repeated request gets the existing booking with round robin', async () => {
    const [first, second] = [await book(), await book()];
    expect([second.status, second.body.data.uid]).toEqual([201, first.body.data.uid]);
  });

  it('a repeated request is another person with another address, or with another number', async () => {
    const express = { eventTypeId: 2_563_202, start: '2026-03-24T10:00:00.000Z' };
    const kurt = { name: 'Kurt', timeZone: 'Europe/Berlin', phoneNumber: '+4930901820' };
    const uidOf = async (attendee: object) => (await book({ ...express, attendee })).body.data?.uid;
    const first = await uidOf(kurt);
    expect(await uidOf({ ...kurt, name: 'Max' })).toBe(first);
    expect(await uidOf({ ...kurt, email: 'max@example.org' })).not.toBe(first);
  });

  it('a repeated request finds its own slot taken without round robin', async () => {
    await book({ eventTypeId: 2_563_199 });
    const { status, body } = await book({ eventTypeId: 2_563_199 });
    expect([status, body.error.message]).toEqual([409, expect.stringMatching(/^User either already has booking/)]);
  });
});

describe('a phone number', () => {
  const express = { eventTypeId: 2_563_202 };

  it('a phone number is enough where the email is optional', async () => {
    const { body } = await book({
      ...express,
      attendee: { name: 'Kurt', timeZone: 'Europe/Berlin', phoneNumber: phone },
    });
    expect(body.data.attendees[0]).toMatchObject({ email: '4930901820@sms.cal.com', phoneNumber: phone });
  });

  it.each([
    ['is missing', express, anna, 'Missing attendee phone number'],
    ['comes without a required email', {}, { ...anna, email: undefined, phoneNumber: phone }, 'Missing attendee email'],
    ['is impossible', express, { ...anna, phoneNumber: '+49123' }, 'phoneNumber property is wrong'],
    ['is national', express, { ...anna, phoneNumber: '030901820' }, 'phoneNumber property is wrong'],
    ['is absent like the email', {}, { ...anna, email: undefined }, 'at least one contact method'],
  ])('a phone number that %s is a 400', async (_what, type, attendee, message) => {
    const { status, body } = await book({ ...type, attendee });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(message)]);
  });

  it('a phone number replaces an email whose field is hidden', async () => {
    const express202 = client.sandbox.store.eventType(2_563_202);
    Object.assign(express202?.bookingFields.find(({ slug }) => slug === 'email') ?? {}, { hidden: true });
    const { body } = await book({ ...express, attendee: { ...anna, phoneNumber: phone } });
    expect(body.data.attendees[0].email).toBe('4930901820@sms.cal.com');
  });
});

describe('a wrong request', () => {
  const intake = { eventTypeId: 2_571_047 };

  it.each([
    [{ colour: 'red' }, 400, 'property colour should not exist'],
    [{ attendee: { ...anna, vip: true } }, 400, 'property vip should not exist'],
    [{ attendee: { ...anna, timeZone: 'Berlin' } }, 400, 'timeZone property is wrong'],
    [{ attendee: { ...anna, language: 'tlh' } }, 400, 'language property is wrong'],
    [{ start: 'tomorrow' }, 400, 'start property is wrong'],
    [{ start: '2026-03-22T09:00:00Z' }, 400, 'Attempting to book a meeting in the past.'],
    [{ start: '2026-03-23T07:30:00Z' }, 400, `can't be booked at the "start" time`],
    [
      { ...intake, start: '2026-05-05T09:00:00Z', bookingFieldsResponses: { versicherung: 'privat' } },
      400,
      `can't be booked at the "start" time`,
    ],
    [{ lengthInMinutes: 30 }, 400, `Can't specify 'lengthInMinutes'`],
    [{ eventTypeId: 2_563_195, lengthInMinutes: 61 }, 400, `Provided 'lengthInMinutes' is not one of`],
    [intake, 400, 'Missing required booking field response: versicherung'],
    [{ ...intake, bookingFieldsResponses: { versicherung: null } }, 400, 'Missing required booking field response'],
    [{ ...intake, bookingFieldsResponses: { versicherung: true } }, 400, 'Invalid type for booking field'],
    [{ ...intake, bookingFieldsResponses: { versicherung: 'AOK' } }, 400, `Invalid option 'AOK'`],
    [
      { location: { type: 'integration', integration: 'zoom' } },
      400,
      'Booking location with type integration not valid',
    ],
    [{ metadata: { note: 'x'.repeat(501) } }, 400, 'Metadata must have'],
    [{ metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, ''])) }, 400, 'Metadata must have'],
    [{ eventTypeId: undefined }, 400, 'Either eventTypeId or'],
    [{ eventTypeId: 1 }, 404, 'Event type with id 1 not found.'],
    [{ eventTypeId: 2_563_198 }, 400, 'is the parent managed event type'],
    [{ eventTypeId: 2_563_221 }, 422, 'it has no hosts'],
    [{ eventTypeId: 2_571_048 }, 403, 'not authorized'],
  ])('a booking with %j is answered with %i', async (changes, status, message) => {
    const answer = await book(changes);
    expect([answer.status, answer.body.error.message]).toEqual([status, expect.stringContaining(message)]);
  });

  it('a booking without a key is refused where the event type requires one', async () => {
    expect((await book({ eventTypeId: 2_571_048 }, undefined, null)).status).toBe(401);
    expect((await book({ eventTypeId: 2_571_048 }, undefined, PRAXIS_KEY)).status).toBe(201);
  });
});
