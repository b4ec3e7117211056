import { beforeEach, expect, it } from '@jest/globals';
import type { Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import {
  asked,
  BERLIN,
  BERLIN_SPECIAL,
  book,
  COLOGNE,
  check,
  day,
  ERIKA,
  freeSlots,
  HAMBURG,
  heldAt,
  lastBody,
  MAX,
  MUNICH,
  teamId,
  ZONE,
} from './steps';

const spokenDay = (start: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long' }).format(
    new Date(start),
  );

onSharedEngines('book-appointment', (world) => {
  beforeEach(() => world().sandbox.calls.reset());

  it('is an authenticated route', async () => {
    const { status, body } = await world().anonymous.post('/api/retell/book-appointment', {});
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  it('books by team, event type and start', async () => {
    const { salon, sandbox } = world();
    const { team, slots, at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2));
    const attendee = { ...ERIKA, phone_number: '+4930901820', timezone: 'Europe/Vienna', language: 'en' };
    const { status, body, headers } = await book(salon, {
      ...at(0),
      attendee,
      notes: 'Erster Besuch',
      metadata: { campaign: 'spring' },
    });
    expect(status).toBe(201);
    expect(headers.get('idempotency-replayed')).toBeNull();
    expect(body).toEqual({
      success: true,
      data: {
        id: expect.any(Number),
        uid: expect.any(String),
        status: 'confirmed',
        start: slots[0]?.start,
        end: slots[0]?.end,
        timezone: 'Europe/Vienna',
        team_id: team,
        event_type_id: BERLIN.women,
        title: 'Damenhaarschnitt',
        attendee,
        hosts: [{ name: expect.any(String) }],
        meeting_url: null,
        location: { type: 'address', value: 'Torstraße 112, 10119 Berlin' },
        code: expect.stringMatching(/^[A-HJ-NP-Z2-9]{8}$/),
        source: 'api',
        notes: 'Erster Besuch',
        answers: {},
        created_at: expect.any(String),
        updated_at: expect.any(String),
        erased_at: null,
        confirmation: expect.stringContaining(spokenDay(slots[0]?.start ?? '', 'de')),
      },
    });
    expect(body.data.confirmation).toMatch(/^Ihr Termin „Damenhaarschnitt“ am .* Uhr ist gebucht\.$/);
    expect(lastBody(sandbox, 'createBooking')).toEqual({
      eventTypeId: BERLIN.women,
      start: new Date(slots[0]?.start ?? '').toISOString(),
      attendee: { ...ERIKA, phoneNumber: '+4930901820', timeZone: 'Europe/Vienna', language: 'en' },
      bookingFieldsResponses: { notes: 'Erster Besuch' },
      metadata: { campaign: 'spring', team_selector_operation: expect.stringMatching(/^[\da-f-]{36}$/) },
    });
  });

  it('books by slot_id, in the company’s language and the team’s zone where nothing else is said', async () => {
    const { praxis, sandbox } = world();
    const { slots } = await freeSlots(praxis, COLOGNE.team, COLOGNE.exercise, day(2));
    const { status, body } = await book(praxis, { slot_id: slots[1]?.slot_id, attendee: ERIKA });
    expect(status).toBe(201);
    expect(body.data).toMatchObject({
      start: slots[1]?.start,
      attendee: { ...ERIKA, phone_number: null, timezone: ZONE, language: 'en' },
    });
    expect(body.data.confirmation).toMatch(/^Your appointment "Krankengymnastik" on .* is booked\.$/);
    expect(lastBody(sandbox, 'createBooking')).not.toHaveProperty('lengthInMinutes');
  });

  it('keeps the booking, readable by its id and in the list', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, HAMBURG.team, HAMBURG.men, day(2));
    const { confirmation, ...made } = (await book(salon, { ...at(0), attendee: ERIKA })).body.data;
    expect((await salon.member.get(`/api/bookings/${made.id}`)).body).toEqual({ success: true, data: made });
    expect((await salon.member.get('/api/bookings')).body.data).toContainEqual(made);
    expect(confirmation).toBeTruthy();
  });

  it('names a length only for event types that offer several', async () => {
    const { salon, sandbox } = world();
    const team = await teamId(salon, MUNICH.team);
    const fixed = await freeSlots(salon, MUNICH.team, MUNICH.men, day(2));
    expect((await book(salon, { ...fixed.at(0), duration: 30, attendee: ERIKA })).status).toBe(201);
    expect(lastBody(sandbox, 'createBooking')).not.toHaveProperty('lengthInMinutes');

    const answer = await check(salon, { team_id: team, event_type_id: MUNICH.colour, date: day(2, 2), duration: 90 });
    const [slot] = answer.body.data.slots;
    const booked = await book(salon, { slot_id: slot.slot_id, attendee: ERIKA });
    expect(booked.body.data).toMatchObject({ start: slot.start, end: slot.end });
    expect(lastBody(sandbox, 'createBooking').lengthInMinutes).toBe(90);
  });

  it('gives a slot with one host to one of two who want it at the same time', async () => {
    const { salon, sandbox } = world();
    sandbox.calls.reset();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(3));
    const wish = at(0);
    const answers = await Promise.all([ERIKA, MAX].map((attendee) => book(salon, { ...wish, attendee })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ success: false, statusCode: 409, code: 'slot_taken' });
    expect(heldAt(world(), wish.start)).toHaveLength(1);
    // Who stands in line behind a booking that takes the last host is told without asking Cal.com.
    expect(asked(world(), 'createBooking')).toBe(1);
  });

  it('does not take a repeat by the same person for a second booking', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(3));
    const wish = { ...at(0), attendee: ERIKA };
    const [first, second] = [await book(salon, wish), await book(salon, wish)];
    expect([first?.status, second?.status, second?.body.code]).toEqual([201, 409, 'already_booked']);
    expect(second?.body.details).toEqual({ booking_id: first?.body.data.id });
    expect(heldAt(world(), wish.start)).toHaveLength(1);
    const { body } = await salon.member.get('/api/bookings?status=confirmed&limit=100');
    expect(body.data.filter((booking: Json) => booking.uid === first?.body.data.uid)).toHaveLength(1);
  });

  it('says that an appointment still waits for its confirmation', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.onApproval, day(3, 2));
    const { status, body } = await book(salon, { ...at(0), attendee: ERIKA });
    expect([status, body.data.status]).toEqual([201, 'requested']);
    expect(body.data.confirmation).toMatch(/muss noch bestätigt werden\.$/);
  });

  it('needs nothing but a phone number where Cal.com needs nothing else', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.byPhone, day(3, 3));
    const without = await book(salon, { ...at(0), attendee: ERIKA });
    expect(without.status).toBe(400);
    expect(without.body.details).toEqual([expect.objectContaining({ field: 'attendee.phone_number' })]);
    const { status, body } = await book(salon, { ...at(0), attendee: { name: 'Erika', phone_number: '+4930901820' } });
    expect([status, body.data.status]).toEqual([201, 'confirmed']);
    expect(body.data.attendee).toMatchObject({ email: null, phone_number: '+4930901820' });
  });

  it('names the contact that is missing', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(3));
    const { status, body } = await book(salon, { ...at(1), attendee: { name: 'Erika', phone_number: '+4930901820' } });
    expect([status, body.code]).toEqual([400, 'validation_failed']);
    expect(body.details).toEqual([{ field: 'attendee.email', message: 'is required for this event type' }]);
  });

  it('does not send a booking without the answer that an event type demands', async () => {
    const { praxis } = world();
    const { at } = await freeSlots(praxis, COLOGNE.team, COLOGNE.withQuestion, day(2, 3));
    const { status, body } = await book(praxis, { ...at(0), attendee: ERIKA });
    expect([status, body.code]).toEqual([400, 'validation_failed']);
    expect(body.details).toEqual([expect.objectContaining({ field: 'answers.versicherung' })]);
    expect(asked(world(), 'createBooking')).toBe(0);
  });

  it('refuses an event type that is not one of the team with the same bytes, whosever it is', async () => {
    const { salon } = world();
    const team = await teamId(salon, BERLIN.team);
    const others = {
      hidden: BERLIN_SPECIAL.hidden,
      'parent of managed ones': BERLIN_SPECIAL.managed,
      'another team’s': HAMBURG.men,
      'another company’s': COLOGNE.exercise,
      nobodys: 999_999_999,
    };
    const answers = await Promise.all(
      Object.values(others).flatMap((event_type_id) => [
        book(salon, { team_id: team, event_type_id, start: `${day(3)}T10:00:00+01:00`, attendee: ERIKA }),
        check(salon, { team_id: team, event_type_id, date: day(3) }),
      ]),
    );
    const bytes = answers.map(({ text, body }) => text.replace(body.request_id, ''));
    expect(new Set(bytes).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 400,
      body: { code: 'validation_failed', details: [{ field: 'event_type_id' }] },
    });
    expect(asked(world(), 'createBooking') + asked(world(), 'getSlots')).toBe(0);
  });

  it('refuses a foreign team and one that does not exist with the same 403', async () => {
    const { salon, praxis } = world();
    const teams = [await teamId(praxis, COLOGNE.team), 999_999_999, Number.MAX_SAFE_INTEGER];
    const answers = await Promise.all(
      teams.map((team_id) =>
        book(salon, { team_id, event_type_id: COLOGNE.exercise, start: `${day(3)}T10:00:00+01:00`, attendee: ERIKA }),
      ),
    );
    expect(new Set(answers.map(({ text, body }) => text.replace(body.request_id, ''))).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 403,
      body: { code: 'forbidden', message: 'Unauthorized access to team' },
    });
  });

  it('does not open another company’s slot', async () => {
    const { salon, praxis } = world();
    const { slots } = await freeSlots(praxis, COLOGNE.team, COLOGNE.exercise, day(2));
    const { status, body } = await book(salon, { slot_id: slots[0]?.slot_id, attendee: ERIKA });
    expect([status, body.details[0].field]).toEqual([400, 'slot_id']);
    expect(asked(world(), 'createBooking')).toBe(0);
  });
});
