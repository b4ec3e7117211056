import { beforeEach, expect, it } from '@jest/globals';
import { Booking } from '@app/booking';
import { type CompanyId, TenantDatabase } from '@app/tenancy';
import { asOwner } from '../support/as-owner';
import { onEveryEngine, onServers } from '../support/on-every-engine';
import { asked, BERLIN, book, day, ERIKA, freeSlots, heldAt, MAX, MUNICH } from './steps';

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

  it('an Idempotency-Key replays what Cal.com refuses for good, and asks again for what time can undo', async () => {
    const { salon, sandbox } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(2));
    sandbox.faults.add({ operation: 'createBooking', status: 400, times: 1 });
    const first = await book(salon, { ...at(1), attendee: ERIKA }, 'refused');
    const again = await book(salon, { ...at(1), attendee: ERIKA }, 'refused');
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([422, null]);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([422, 'true']);
    expect(again.body).toEqual({ ...first.body, request_id: again.body.request_id });
    expect(asked(world(), 'createBooking')).toBe(1);

    const rival = await book(salon, { ...at(0), attendee: MAX });
    expect((await book(salon, { ...at(0), attendee: ERIKA }, 'taken')).body.code).toBe('slot_taken');
    sandbox.store.bookings.delete(rival.body.data.uid);
    await asOwner(world(), `update bookings set status = 'cancelled' where id = ${rival.body.data.id}`);
    expect((await book(salon, { ...at(0), attendee: ERIKA }, 'taken')).status).toBe(201);
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
  async function loseOutcome(uid: string, ago: string): Promise<void> {
    for (const statement of [
      'alter table bookings disable trigger check_transition',
      `update bookings set status = 'pending', calcom_booking_uid = null, calcom_booking_id = null,
         sent_at = now() - interval '${ago}' where calcom_booking_uid = '${uid}'`,
      'alter table bookings enable trigger check_transition',
      `update booking_attempts set status = null, answer = null
         where operation_id in (select operation_id from bookings where status = 'pending')`,
    ])
      await asOwner(world(), statement);
  }

  it('an Idempotency-Key adopts the booking of a process that died before it could answer', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(3));
    const request = { ...at(0), attendee: ERIKA };
    const first = await book(salon, request, 'died');
    await loseOutcome(first.body.data.uid, '20 seconds');
    const answers = await Promise.all([book(salon, request, 'died'), book(salon, request, 'died')]);
    const { updated_at: _before, ...told } = first.body.data;
    expect(answers.map(({ status, body }) => [status, body.data])).toEqual(
      answers.map(() => [201, { ...told, updated_at: expect.any(String) }]),
    );
    expect(asked(world(), 'createBooking')).toBe(1);
    expect(heldAt(world(), request.start)).toHaveLength(1);
  });

  it('an Idempotency-Key books anew when Cal.com never got the request of a process that died', async () => {
    const { salon, sandbox } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(4));
    const request = { ...at(0), attendee: ERIKA };
    const first = await book(salon, request, 'never-had');
    await loseOutcome(first.body.data.uid, '3 minutes');
    sandbox.store.bookings.delete(first.body.data.uid);
    const again = await book(salon, request, 'never-had');
    expect(again).toMatchObject({ status: 201, body: { data: { status: 'confirmed' } } });
    expect(heldAt(world(), request.start).map(({ uid }) => uid)).toEqual([again.body.data.uid]);
    expect((await salon.member.get(`/api/bookings/${first.body.data.id}`)).body.data.status).toBe('failed');
  });

  it('an Idempotency-Key sends no booking again while Cal.com may still be making it, nor while the lookup fails', async () => {
    const { salon, sandbox } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(5));
    const request = { ...at(0), attendee: ERIKA };
    const first = await book(salon, request, 'open');
    await loseOutcome(first.body.data.uid, '1 minute');
    sandbox.faults.add({ operation: 'listBookings', status: 500 });
    const unconfirmed = await book(salon, request, 'open');
    sandbox.faults.reset();
    sandbox.store.bookings.delete(first.body.data.uid);
    const early = await book(salon, request, 'open');
    for (const { status, body, headers } of [unconfirmed, early]) {
      expect([status, body.data.status]).toEqual([202, 'unknown']);
      expect(headers.get('location')).toBe(`/api/bookings/${first.body.data.id}`);
    }
    expect(asked(world(), 'createBooking')).toBe(1);
  });

  it('an Idempotency-Key does not let a different request take over the claim of a dead process', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(6));
    const request = { ...at(0), attendee: ERIKA };
    const first = await book(salon, request, 'place');
    await loseOutcome(first.body.data.uid, '1 minute');
    expect((await book(salon, { ...request, attendee: MAX }, 'place')).status).toBe(422);
    expect((await book(salon, request, 'place')).body.data.id).toBe(first.body.data.id);
  });
});

onServers(
  'an Idempotency-Key while the database fails',
  (world) => {
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
      'an Idempotency-Key promises no booking that could not be written into %s, and does not make it again',
      async (table, weeks) => {
        const { salon, sandbox } = world();
        sandbox.calls.reset();
        const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(weeks));
        const request = { ...at(0), attendee: ERIKA };
        const answers: Awaited<ReturnType<typeof book>>[] = [];
        await whileFailing(table, async () => void answers.push(await book(salon, request, table)));
        await sql(`update bookings set sent_at = now() - interval '20 seconds' where status = 'pending'`);
        answers.push(await book(salon, request, table));
        expect(answers.map(({ status, body }) => [status, body.data.status])).toEqual([
          [202, 'unknown'],
          [201, 'confirmed'],
        ]);
        expect(answers[1]?.body.data.id).toBe(answers[0]?.body.data.id);
        expect(asked(world(), 'createBooking')).toBe(1);
      },
    );
  },
  // The failed writes are logged as errors.
  { variables: { LOG_LEVEL: 'silent' } },
);
