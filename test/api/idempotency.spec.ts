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

  it('answers the same request with the first one’s answer, to the byte', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(2));
    const wish = { ...at(0), attendee: { ...ERIKA, language: 'en' }, metadata: { b: '1', aa: '2' } };
    const first = await book(salon, wish, 'same');
    const again = await book(salon, wish, 'same');
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(again.text).toBe(first.text);
    expect(asked(world(), 'createBooking')).toBe(1);
  });

  it('knows the same request by its meaning, not by the order of its fields', async () => {
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

  it('refuses another request', async () => {
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

  it('books once for many who send the same at the same time', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2));
    const wish = { ...at(0), attendee: ERIKA };
    const answers = await Promise.all(Array.from({ length: 6 }, () => book(salon, wish, 'parallel')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(5);
    expect(asked(world(), 'createBooking')).toBe(1);
    expect(await database().count(Booking, { startAt: new Date(wish.start), calcomEventTypeId: BERLIN.women })).toBe(1);
  });

  it('repeats what Cal.com has refused', async () => {
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

  it('keeps nothing of a request that never came to Cal.com', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2));
    const broken = { ...at(3), start: '2026-01-01T10:00:00+01:00', attendee: ERIKA };
    expect((await book(salon, broken, 'mended')).status).toBe(400);
    const mended = await book(salon, { ...at(3), attendee: ERIKA }, 'mended');
    expect([mended.status, mended.headers.get('idempotency-replayed')]).toEqual([201, null]);
  });

  it('belongs to the user who chose it', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2));
    const headers = { 'idempotency-key': 'mine' };
    const mine = await salon.member.post('/api/retell/book-appointment', { ...at(5), attendee: ERIKA }, { headers });
    const theirs = await salon.admin.post('/api/retell/book-appointment', { ...at(7), attendee: MAX }, { headers });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
  });

  it.each(['', 'with space', 'ü', 'x'.repeat(256)])('is refused when it is %j', async (key) => {
    const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') };
    const { status, body } = await world().salon.member.post('/api/retell/book-appointment', {}, { headers });
    expect([status, body.details]).toEqual([400, [expect.objectContaining({ field: 'Idempotency-Key' })]]);
  });

  /** Leaves what a process leaves behind that dies after Cal.com has answered and before it can write that down. */
  async function forgetTheEnd(start: string, key: string): Promise<Booking> {
    const em = database();
    const booking = await em.findOneOrFail(Booking, { startAt: new Date(start), status: 'confirmed' });
    const attempt = await em.findOneOrFail(BookingAttempt, { key: { $like: `%:${key}` } });
    em.assign(booking, { status: 'pending', calcomBookingUid: null, calcomBookingId: null, sentAt: LONG_AGO });
    em.assign(attempt, { status: null, answer: null, heldUntil: LONG_AGO });
    await em.flush();
    return booking;
  }

  it('adopts the booking of a process that died before it could tell', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(3));
    const wish = { ...at(0), attendee: ERIKA };
    const first = await book(salon, wish, 'died');
    await forgetTheEnd(wish.start, 'died');
    const answers = await Promise.all([book(salon, wish, 'died'), book(salon, wish, 'died')]);
    expect(answers.map(({ text }) => text)).toEqual([first.text, first.text]);
    expect(asked(world(), 'createBooking')).toBe(1);
    expect(heldAt(world(), wish.start)).toHaveLength(1);
  });

  it('sends a dead process’s booking once more when Cal.com has never had it', async () => {
    const { salon, sandbox } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(4));
    const wish = { ...at(0), attendee: ERIKA };
    const first = await book(salon, wish, 'never-had');
    const { id, operationId } = await forgetTheEnd(wish.start, 'never-had');
    sandbox.store.bookings.delete(first.body.data.uid);
    const again = await book(salon, wish, 'never-had');
    expect(again).toMatchObject({ status: 201, body: { data: { id, status: 'confirmed' } } });
    expect(heldAt(world(), wish.start).map(({ metadata }) => metadata.team_selector_operation)).toEqual([operationId]);
  });

  it('does not send again while Cal.com may still be at it, nor while it cannot be asked', async () => {
    const { salon, sandbox } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(5));
    const wish = { ...at(0), attendee: ERIKA };
    const first = await book(salon, wish, 'open');
    const { id } = await forgetTheEnd(wish.start, 'open');
    sandbox.faults.add({ operation: 'listBookings', status: 500 });
    const unasked = await book(salon, wish, 'open');
    sandbox.faults.reset();
    await database().nativeUpdate(Booking, { id }, { sentAt: new Date() });
    sandbox.store.bookings.delete(first.body.data.uid);
    const early = await book(salon, wish, 'open');
    for (const { status, body } of [unasked, early]) expect([status, body.code]).toEqual([503, 'booking_unconfirmed']);
    expect(asked(world(), 'createBooking')).toBe(1);
  });

  it('does not give a foreign request the place of a dead one', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(6));
    const wish = { ...at(0), attendee: ERIKA };
    const first = await book(salon, wish, 'place');
    await forgetTheEnd(wish.start, 'place');
    expect((await book(salon, { ...wish, attendee: MAX }, 'place')).status).toBe(422);
    expect((await book(salon, wish, 'place')).text).toBe(first.text);
  });
});

onServers(
  'an Idempotency-Key while the database fails',
  (world) => {
    const LATER = "update booking_attempts set held_until = now() - interval '1 minute'";

    const sql = async (statement: string): Promise<void> => void (await world().engines.database?.query(statement));

    /** From the first answer of Cal.com on, nothing more can be written into the table. */
    async function whileFailing(table: string, work: () => Promise<void>): Promise<void> {
      await sql(`create function fail() returns trigger language plpgsql as $$ begin raise 'out of order'; end $$`);
      await sql(`create trigger fail before update on ${table} for each row execute function fail()`);
      await work();
      await sql('drop function fail() cascade');
    }

    it.each([
      ['booking_attempts', 2],
      ['bookings', 3],
    ])('tells of a booking that could not be written into %s, and does not make it again', async (table, weeks) => {
      const { salon, sandbox } = world();
      sandbox.calls.reset();
      const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(weeks));
      const wish = { ...at(0), attendee: ERIKA };
      const answers: Awaited<ReturnType<typeof book>>[] = [];
      await whileFailing(table, async () => void answers.push(await book(salon, wish, table)));
      await sql(LATER);
      answers.push(await book(salon, wish, table));
      expect(answers.map(({ status, body }) => [status, body.data.status])).toEqual([
        [201, 'confirmed'],
        [201, 'confirmed'],
      ]);
      expect(answers[1]?.body).toEqual(answers[0]?.body);
      expect(asked(world(), 'createBooking')).toBe(1);
    });
  },
  // What it is to say then, it says as an error.
  { variables: { LOG_LEVEL: 'silent' } },
);
