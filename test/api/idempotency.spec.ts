import { beforeEach, expect, it } from '@jest/globals';
import { Booking, BookingAttempt } from '@app/booking';
import { type CompanyId, TenantDatabase } from '@app/tenancy';
import { onEveryEngine, onServers } from '../support/on-every-engine';
import { asked, BERLIN, book, day, ERIKA, freeSlots, heldAt, MAX, MUNICH } from './steps';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');

onEveryEngine('an Idempotency-Key', (world) => {
  beforeEach(() => world().sandbox.calls.reset());

  const database = () =>
    world()
      .app.get(TenantDatabase)
      .forTenant({ companyId: world().salon.id as CompanyId });

  it('an Idempotency-Key replays the first response to the same request, byte for byte', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(2));
    const request = { ...at(0), attendee: { ...ERIKA, language: 'en' }, metadata: { b: '1', aa: '2' } };
    const first = await book(salon, request, 'same');
    const again = await book(salon, request, 'same');
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(again.text).toBe(first.text);
    expect(asked(world(), 'createBooking')).toBe(1);
  });

  it('an Idempotency-Key identifies a request by its meaning, not by the order of its fields', async () => {
    const { salon } = world();
    const { team, slots, at } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(2));
    const first = await book(salon, { ...at(2), attendee: ERIKA }, 'meaning');
    const start = new Date(slots[2]?.start ?? '').toISOString();
    const attendee = { email: ERIKA.email, name: ERIKA.name };
    const again = await book(salon, { attendee, start, event_type_id: BERLIN.men, team_id: team }, 'meaning');
    expect([first.status, again.text]).toEqual([201, first.text]);
    const byId = await book(salon, { slot_id: slots[2]?.slot_id, attendee: ERIKA }, 'meaning');
    expect(byId.text).toBe(first.text);
  });

  it('an Idempotency-Key refuses a different request', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(2));
    expect((await book(salon, { ...at(4), attendee: ERIKA }, 'other')).status).toBe(201);
    for (const other of [
      { ...at(5), attendee: ERIKA },
      { ...at(4), attendee: MAX },
      { ...at(4), attendee: ERIKA, notes: 'new' },
    ]) {
      const { status, body } = await book(salon, other, 'other');
      expect([status, body.code]).toEqual([422, 'idempotency_mismatch']);
    }
    expect(asked(world(), 'createBooking')).toBe(1);
  });

  it('an Idempotency-Key books once for many who send the same at the same time', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2));
    const request = { ...at(0), attendee: ERIKA };
    const answers = await Promise.all(Array.from({ length: 6 }, () => book(salon, request, 'parallel')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(5);
    expect(asked(world(), 'createBooking')).toBe(1);
    expect(await database().count(Booking, { startAt: new Date(request.start), calcomEventTypeId: BERLIN.women })).toBe(
      1,
    );
  });

  it('an Idempotency-Key replays a refusal by Cal.com', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(2));
    await book(salon, { ...at(0), attendee: MAX });
    const [first, again] = [
      await book(salon, { ...at(0), attendee: ERIKA }, 'refused'),
      await book(salon, { ...at(0), attendee: ERIKA }, 'refused'),
    ];
    expect([first?.status, first?.headers.get('idempotency-replayed')]).toEqual([409, null]);
    expect([again?.status, again?.headers.get('idempotency-replayed')]).toEqual([409, 'true']);
    expect(again?.body).toEqual({ ...first?.body, request_id: again?.body.request_id });
    expect(asked(world(), 'createBooking')).toBe(2);
  });

  it('an Idempotency-Key stores nothing of a request that never reached Cal.com', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2));
    const broken = { ...at(3), start: '2026-01-01T10:00:00+01:00', attendee: ERIKA };
    expect((await book(salon, broken, 'mended')).status).toBe(400);
    const mended = await book(salon, { ...at(3), attendee: ERIKA }, 'mended');
    expect([mended.status, mended.headers.get('idempotency-replayed')]).toEqual([201, null]);
  });

  it('an Idempotency-Key belongs to the user who chose it', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2));
    const headers = { 'idempotency-key': 'mine' };
    const mine = await salon.member.post('/api/retell/book-appointment', { ...at(5), attendee: ERIKA }, { headers });
    const theirs = await salon.admin.post('/api/retell/book-appointment', { ...at(7), attendee: MAX }, { headers });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
  });

  it.each(['', 'with space', 'ü', 'x'.repeat(256)])('an Idempotency-Key of %j is refused', async (key) => {
    const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') };
    const { status, body } = await world().salon.member.post('/api/retell/book-appointment', {}, { headers });
    expect([status, body.details]).toEqual([400, [expect.objectContaining({ field: 'Idempotency-Key' })]]);
  });

  /** Puts the rows into the state that a process leaves when it dies between Cal.com's response and its own commit. */
  async function loseOutcome(start: string, key: string): Promise<Booking> {
    const em = database();
    const booking = await em.findOneOrFail(Booking, { startAt: new Date(start), status: 'confirmed' });
    const attempt = await em.findOneOrFail(BookingAttempt, { key: { $like: `%:${key}` } });
    em.assign(booking, { status: 'pending', calcomBookingUid: null, calcomBookingId: null, sentAt: LONG_AGO });
    em.assign(attempt, { status: null, answer: null, heldUntil: LONG_AGO });
    await em.flush();
    return booking;
  }

  it('an Idempotency-Key adopts the booking of a process that died before it could answer', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(3));
    const request = { ...at(0), attendee: ERIKA };
    const first = await book(salon, request, 'died');
    await loseOutcome(request.start, 'died');
    const answers = await Promise.all([book(salon, request, 'died'), book(salon, request, 'died')]);
    expect(answers.map(({ text }) => text)).toEqual([first.text, first.text]);
    expect(asked(world(), 'createBooking')).toBe(1);
    expect(heldAt(world(), request.start)).toHaveLength(1);
  });

  it('an Idempotency-Key sends a dead process’s booking once more when Cal.com never received it', async () => {
    const { salon, sandbox } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(4));
    const request = { ...at(0), attendee: ERIKA };
    const first = await book(salon, request, 'never-had');
    const { id, operationId } = await loseOutcome(request.start, 'never-had');
    sandbox.store.bookings.delete(first.body.data.uid);
    const again = await book(salon, request, 'never-had');
    expect(again).toMatchObject({ status: 201, body: { data: { id, status: 'confirmed' } } });
    expect(heldAt(world(), request.start).map(({ metadata }) => metadata.team_selector_operation)).toEqual([
      operationId,
    ]);
  });

  it('an Idempotency-Key sends no booking again while Cal.com may still be making it, nor while the lookup fails', async () => {
    const { salon, sandbox } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(5));
    const request = { ...at(0), attendee: ERIKA };
    const first = await book(salon, request, 'open');
    const { id } = await loseOutcome(request.start, 'open');
    sandbox.faults.add({ operation: 'listBookings', status: 500 });
    const unconfirmed = await book(salon, request, 'open');
    sandbox.faults.reset();
    await database().nativeUpdate(Booking, { id }, { sentAt: new Date() });
    sandbox.store.bookings.delete(first.body.data.uid);
    const early = await book(salon, request, 'open');
    for (const { status, body } of [unconfirmed, early])
      expect([status, body.code]).toEqual([503, 'booking_unconfirmed']);
    expect(asked(world(), 'createBooking')).toBe(1);
  });

  it('an Idempotency-Key does not let a different request take over the lease of a dead process', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(6));
    const request = { ...at(0), attendee: ERIKA };
    const first = await book(salon, request, 'place');
    await loseOutcome(request.start, 'place');
    expect((await book(salon, { ...request, attendee: MAX }, 'place')).status).toBe(422);
    expect((await book(salon, request, 'place')).text).toBe(first.text);
  });
});

onServers(
  'an Idempotency-Key while the database fails',
  (world) => {
    const LATER = "update booking_attempts set held_until = now() - interval '1 minute'";

    const sql = async (statement: string): Promise<void> => void (await world().engines.database?.query(statement));

    /** Fails every update of the table, so that Cal.com's response cannot be recorded in it. */
    async function whileFailing(table: string, work: () => Promise<void>): Promise<void> {
      await sql(`create function fail() returns trigger language plpgsql as $$ begin raise 'out of order'; end $$`);
      await sql(`create trigger fail before update on ${table} for each row execute function fail()`);
      await work();
      await sql('drop function fail() cascade');
    }

    it.each([
      ['booking_attempts', 2],
      ['bookings', 3],
    ])(
      'an Idempotency-Key tells of a booking that could not be written into %s, and does not make it again',
      async (table, weeks) => {
        const { salon, sandbox } = world();
        sandbox.calls.reset();
        const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(weeks));
        const request = { ...at(0), attendee: ERIKA };
        const answers: Awaited<ReturnType<typeof book>>[] = [];
        await whileFailing(table, async () => void answers.push(await book(salon, request, table)));
        await sql(LATER);
        answers.push(await book(salon, request, table));
        expect(answers.map(({ status, body }) => [status, body.data.status])).toEqual([
          [201, 'confirmed'],
          [201, 'confirmed'],
        ]);
        expect(answers[1]?.body).toEqual(answers[0]?.body);
        expect(asked(world(), 'createBooking')).toBe(1);
      },
    );
  },
  // The failed writes are logged as errors.
  { variables: { LOG_LEVEL: 'silent' } },
);
