import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import { asked, BERLIN, BERLIN_SPECIAL, book, day, ERIKA, freeSlots, heldAt, MAX, MUNICH } from './steps';

const variables = { CALCOM_TIMEOUT_MS: '800', BREAKER_FAILURES: '1000' };
const BOOK = '/api/retell/book-appointment';

/** What callers are told is what Cal.com has, in situations that were reported from the field. */
onEveryEngine(
  'a caller is told what Cal.com has',
  (world) => {
    beforeEach(() => world().sandbox.calls.reset());
    afterEach(() => world().sandbox.faults.reset());

    const refuse = (status: number, message: string, code?: string): void =>
      world().sandbox.faults.add({ operation: 'createBooking', refuse: { status, message, code }, times: 1 });
    const rows = async (query: string): Promise<Json[]> =>
      (await world().salon.member.get(`/api/bookings?${query}`)).body.data;

    it('a caller is told what Cal.com has: each of several people has a seat of a shared time', async () => {
      const { salon } = world();
      const { at } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.group, day(2));
      const people = ['Anna', 'Ben', 'Clara'].map((name) => ({ name, email: `${name}@example.com`.toLowerCase() }));
      const answers = await Promise.all(people.map((attendee) => book(salon, { ...at(0), attendee })));
      expect(answers.map(({ status, body }) => [status, body.data?.status])).toEqual(
        people.map(() => [201, 'confirmed']),
      );
      expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(3);
      const listed = await rows(`team_id=${at(0).team_id}&status=confirmed&limit=100`);
      expect(listed.filter(({ uid }) => uid === answers[0]?.body.data.uid)).toHaveLength(3);
      const again = await book(salon, { ...at(0), attendee: people[1] });
      expect([again.status, again.body.code, again.body.details]).toEqual([
        409,
        'already_booked',
        { booking_id: answers[1]?.body.data.id },
      ]);
    });

    it('a caller is told what Cal.com has: a seat whose answer was lost is found by the person', async () => {
      const { salon, sandbox } = world();
      const { at } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.group, day(3));
      await book(salon, { ...at(0), attendee: MAX });
      sandbox.faults.add({ name: 'lost', times: 1 });
      const { status, body } = await book(salon, { ...at(0), attendee: ERIKA });
      expect([status, body.data.status, body.data.attendee.name]).toEqual([201, 'confirmed', ERIKA.name]);
      expect(heldAt(world(), at(0).start)[0]?.seats).toHaveLength(2);
    });

    it('a caller is told what Cal.com has: a seat that the answer does not name is looked for, and cancelled alone', async () => {
      const { salon, sandbox } = world();
      const { at } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.group, day(4));
      sandbox.faults.add({ name: 'no-seat' });
      const answers = [
        await book(salon, { ...at(0), attendee: MAX }),
        await book(salon, { ...at(0), attendee: ERIKA }),
      ];
      expect(answers.map(({ status, body }) => [status, body.data?.status])).toEqual(
        answers.map(() => [201, 'confirmed']),
      );
      expect(heldAt(world(), at(0).start)[0]?.seats).toHaveLength(2);
      await salon.member.post(`/api/bookings/${answers[0]?.body.data.id}/cancel`, {});
      expect(heldAt(world(), at(0).start)[0]?.seats).toMatchObject([{ attendee: { name: ERIKA.name } }]);
    });

    it.each([
      [403, 'booking_limit_reached', 409, 'booking_limit_reached'],
      [403, 'duration_limit_reached', 409, 'booking_limit_reached'],
      [403, 'Cannot use this email to create the booking.', 422, 'booker_blocked'],
      [401, 'This event type requires authentication.', 422, 'sign_in_required'],
      [400, 'Someone else reserved this slot before you', 409, 'slot_taken'],
      [422, 'This time slot is already reserved by another user. Please choose a different time.', 409, 'slot_taken'],
      [409, 'already_signed_up_for_this_booking_error', 409, 'already_booked'],
      [404, 'Event type with id 7 not found', 409, 'event_type_gone'],
      [401, 'CustomThrottlerGuard - Invalid API Key', 502, 'calcom_key_refused'],
      [403, 'RolesGuard - User is not a member of the team with id=1', 502, 'calcom_key_refused'],
    ])('a caller is told what Cal.com has: %i “%s” is %i %s', async (status, message, answered, code) => {
      const { salon } = world();
      const { at } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(2, 2));
      refuse(status, message);
      const { status: told, body } = await book(salon, { ...at(0), attendee: ERIKA });
      expect([told, body.code]).toEqual([answered, code]);
    });

    it.each([
      ['a limit', 'booking-limit', 'limit_reached'],
      ['somebody else', 'taken-by-reservation', 'slot_taken'],
      ['the notice period', 'out-of-bounds', 'too_soon'],
    ] as const)(
      'a caller is told what Cal.com has: other times where %s stands against the wish',
      async (_what, name, reason) => {
        const { salon, sandbox } = world();
        const { at } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(1, 4));
        sandbox.faults.add({ name, times: 1 });
        const { body } = await salon.call(BOOK, { ...at(2), ...ERIKA }, { call_id: `other-${name}` });
        expect(body).toMatchObject({ ok: false, reason, alternatives: expect.any(Array) });
        const starts: string[] = body.alternatives.map(({ start }: Json) => start);
        expect(starts.length).toBeGreaterThan(1);
        expect(starts).not.toContain(at(2).start);
        if (reason === 'limit_reached') for (const start of starts) expect(start.slice(0, 10)).not.toBe(day(1, 4));
        for (const { spoken } of body.alternatives) expect(body.say).toContain(spoken);
        const second = await salon.call(
          BOOK,
          { slot_id: body.alternatives[0].slot_id, ...ERIKA },
          { call_id: `then-${name}` },
        );
        expect(second.body).toMatchObject({ ok: true, start: starts[0] });
      },
    );

    it('a caller is told what Cal.com has: the same wish in other words in one call is the same appointment', async () => {
      const { salon } = world();
      const { at, slots } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(3, 2));
      const say = (args: object, call: object = {}) => salon.call(BOOK, args, { call_id: 'words', ...call });
      const parts = { team_id: at(0).team_id, event_type_id: at(0).event_type_id, start: at(0).start };
      const first = await say({ slot_id: slots[0]?.slot_id, ...ERIKA });
      expect(first.body).toMatchObject({ ok: true, status: 'confirmed', code: expect.any(String) });
      for (const args of [
        { slot_id: slots[0]?.slot_id, ...ERIKA, notes: 'I have long hair' },
        { ...parts, ...ERIKA },
        { ...parts, name: 'Erika', email: ERIKA.email },
        { ...parts, name: ERIKA.name, phone: '+491701234567' },
      ])
        expect((await say(args)).body).toMatchObject({ ok: true, booking_id: first.body.booking_id });
      expect(asked(world(), 'createBooking')).toBe(1);

      const other = [
        await say({ ...parts, start: at(5).start, ...MAX }),
        await say({ ...parts, start: at(3).start, ...ERIKA }),
      ];
      expect(other.map(({ body }) => [body.ok, body.booking_id === first.body.booking_id])).toEqual([
        [true, false],
        [true, false],
      ]);
      const later = await say({ ...parts, ...ERIKA }, { call_id: 'another' });
      expect(later.body).toMatchObject({ ok: true, booking_id: first.body.booking_id });
    });

    it('a caller is told what Cal.com has: an appointment that was moved since is not told again', async () => {
      const { salon } = world();
      const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(2));
      const say = () => salon.call(BOOK, { ...at(0), ...ERIKA }, { call_id: 'moved' });
      const first = (await say()).body;
      await salon.member.post(`/api/bookings/${first.booking_id}/reschedule`, { start: at(4).start });
      const second = (await say()).body;
      expect([second.ok, second.booking_id === first.booking_id]).toEqual([true, false]);
      await salon.member.post(`/api/bookings/${second.booking_id}/cancel`, {});
      expect((await say()).body).toMatchObject({ ok: true });
    });

    it('a caller is told what Cal.com has: looking where the 202 points settles it, and nobody is told “taken” by the own booking', async () => {
      const { salon, sandbox } = world();
      const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(3));
      const request = { ...at(0), attendee: ERIKA };
      sandbox.faults.add({ name: 'lost', times: 1 });
      sandbox.faults.add({ operation: 'listBookings', status: 500 });
      const lost = await book(salon, request);
      expect([lost.status, lost.body.data.status]).toEqual([202, 'unknown']);
      sandbox.faults.reset();
      const { body } = await salon.member.get(lost.headers.get('location') ?? '');
      expect(body.data).toMatchObject({ id: lost.body.data.id, status: 'confirmed' });
      const again = await book(salon, request);
      expect([again.status, again.body.code, again.body.details.booking_id]).toEqual([
        409,
        'already_booked',
        lost.body.data.id,
      ]);
    });

    it('a caller is told what Cal.com has: a look that fails is one call, so that the next ones are not held back', async () => {
      const { salon, sandbox } = world();
      const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(3, 3));
      sandbox.faults.add({ name: 'lost', times: 1 });
      sandbox.faults.add({ operation: 'listBookings', status: 500 });
      const lost = await book(salon, { ...at(0), attendee: ERIKA });
      const before = asked(world(), 'listBookings');
      const look = await salon.member.get(lost.headers.get('location') ?? '');
      expect([look.body.data.status, asked(world(), 'listBookings') - before]).toEqual(['unknown', 1]);
    });

    it('a caller is told what Cal.com has: a voice agent is told that there is no confirmation, then the appointment', async () => {
      const { salon, sandbox } = world();
      const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(4));
      const say = () => salon.call(BOOK, { ...at(0), ...ERIKA }, { call_id: 'lost' });
      sandbox.faults.add({ name: 'lost', times: 1 });
      sandbox.faults.add({ operation: 'listBookings', status: 500 });
      const lost = (await say()).body;
      expect(lost).toMatchObject({ ok: false, reason: 'unconfirmed', booking_id: expect.any(Number) });
      sandbox.faults.reset();
      expect((await say()).body).toMatchObject({ ok: true, booking_id: lost.booking_id, status: 'confirmed' });
      expect(heldAt(world(), at(0).start)).toHaveLength(1);
    });

    it.each(['other-event-type', 'other-start', 'other-booking', 'other-attendee'] as const)(
      'a caller is told what Cal.com has: an answer about %s is not believed',
      async (answer) => {
        const { salon, sandbox } = world();
        const { at } = await freeSlots(salon, BERLIN.team, BERLIN.colour, day(2, 3));
        await book(salon, { ...at(5), attendee: MAX });
        sandbox.faults.add({ operation: 'createBooking', answer, times: 1 });
        const { status, body, headers } = await book(salon, { ...at(0), attendee: ERIKA });
        expect(body.data).toMatchObject({ start: at(0).start, event_type_id: BERLIN.colour });
        // It was made in truth, which only a look at Cal.com can tell.
        if (status === 202) {
          const found = await salon.member.get(headers.get('location') ?? '');
          expect(found.body.data.status).toBe('confirmed');
        } else expect([status, body.data.status]).toEqual([201, 'confirmed']);
        const [held] = heldAt(world(), at(0).start);
        const row = (await salon.member.get(`/api/bookings/${body.data.id}`)).body.data;
        expect(row.uid).toBe(held?.uid);
        await salon.member.post(`/api/bookings/${body.data.id}/cancel`, {});
      },
    );
  },
  { variables },
);
