import { beforeAll, describe, expect, it } from '@jest/globals';
import { Comparisons, Reconciling } from '@app/booking';
import { CallLog } from '@app/retell';
import { TeamsService } from '@app/teams';
import { CompaniesService } from '@app/tenancy';
import { erasePerson, exportPerson } from '../../apps/api/src/commands/works/people';
import { asOwner } from '../support/as-owner';
import { atCalcom, subscribe } from '../support/calcom-webhooks';
import type { Json } from '../support/client';
import { eventually } from '../support/eventually';
import { tablesHolding } from '../support/every-row';
import { onEveryEngine } from '../support/on-every-engine';
import { callTo, signed } from '../support/retell';
import { BERLIN, BERLIN_SPECIAL, book, day, freeSlots, MAX, MUNICH } from './steps';

const KUNIGUNDE = { name: 'Kunigunde Zwetschgenbaum', email: 'Kunigunde.Z@example.org', phone_number: '+491637654321' };
/** What would tell of her, wherever it stood. */
const TELLING = ['Zwetschgenbaum', 'kunigunde', '1637654321', 'allergic to henna', 'Hintergasse'];
const HER = { email: 'kunigunde.z@EXAMPLE.org', phone: '0163 7654321' };

/** A webhook that meets an open circuit of Cal.com's waits until that is over. */
const HANDLED_MS = 200_000;

onEveryEngine('what is stored about a person', (world) => {
  let weeks = 1;

  const salon = () => world().salon;
  const run = (work: typeof exportPerson, options: object): Promise<Json> =>
    work(world().app, { company: salon().id, ...options }) as Promise<Json>;
  const told = async (id: number): Promise<Json> => (await salon().admin.get(`/api/bookings/${id}`)).body.data;
  const holding = (): Promise<string[]> => tablesHolding(world(), TELLING);
  const handled = () => eventually('all webhooks are handled', isHandled, HANDLED_MS);
  const isHandled = async (): Promise<boolean> => {
    await world().sandbox.webhooks.idle();
    const [row] = await asOwner<{ open: number }>(
      world(),
      `select count(*)::int as open from webhook_inbox where status = 'pending'`,
    );
    return row?.open === 0;
  };
  async function compare(): Promise<void> {
    const tenant = await world().app.get(CompaniesService).contextFor(salon().id);
    for (const team of await world().app.get(TeamsService).list(tenant))
      await world().app.get(Comparisons).compare(tenant, team, { mends: true });
  }
  const booked = (attendee: object, key?: string) => bookedOn(day((weeks += 1)), attendee, key);
  /** Within the days that a comparison looks at. */
  const soon = (attendee: object, weekday: number, team = MUNICH.team, service: number = MUNICH.men) =>
    bookedOn(day(1, weekday), attendee, undefined, team, service);
  const bookedOn = async (
    date: string,
    attendee: object,
    key?: string,
    team = MUNICH.team,
    service: number = MUNICH.men,
  ) => {
    const { at } = await freeSlots(salon(), team, service, date);
    const own = { notes: 'Allergic to henna', metadata: { street: 'Hintergasse 3' } };
    const wish = { ...at(0), attendee, ...(attendee === MAX ? {} : own) };
    const answer = await book(salon(), wish, key);
    expect(answer.status).toBe(201);
    return { ...(answer.body.data as Json), at, wish };
  };

  beforeAll(async () => {
    await subscribe(world(), salon().id);
    await asOwner(world(), `update companies set store_transcripts = true returning id`);
    // It never answers, so that what is to be told it stays here.
    await salon().admin.post('/api/webhook-endpoints', { url: 'https://endpoint.example/' });
  });

  /** Leaves traces of her in every table that can hold any. */
  async function live(): Promise<{ booking: Json; byPhone: number; other: Json }> {
    const booking = await booked(KUNIGUNDE, 'first-visit');
    const other = await booked(MAX, 'max-1');
    const { at } = await freeSlots(salon(), BERLIN.team, BERLIN.men, day((weeks += 1)));
    const call = { call_id: `call_her_${weeks}`, from_number: KUNIGUNDE.phone_number };
    const spoken = await salon().call(
      '/api/retell/book-appointment',
      { ...at(0), name: KUNIGUNDE.name, email: KUNIGUNDE.email },
      call,
    );
    expect(spoken.body).toMatchObject({ ok: true });
    await salon().call('/api/retell/request-callback', { name: KUNIGUNDE.name, notes: 'Allergic to henna' }, call);
    await salon().member.post(
      '/api/retell/request-callback',
      { name: KUNIGUNDE.name, phone: KUNIGUNDE.phone_number },
      { headers: { 'idempotency-key': `callback-${weeks}` } },
    );
    await world().app.get(CallLog).flush();
    const { agent } = salon();
    const transcript = `User: I am ${KUNIGUNDE.name}`;
    const ended = { event: 'call_analyzed', call: { ...callTo(agent, call.call_id, call), transcript } };
    expect((await signed(world().url, '/api/webhooks/retell', ended, agent)).status).toBe(204);
    await handled();
    return { booking, byPhone: spoken.body.booking_id, other };
  }

  describe('of a person with bookings, calls and callbacks', () => {
    let lived: Awaited<ReturnType<typeof live>>;
    beforeAll(async () => void (lived = await live()));

    it('is found in every table that can hold it (control)', async () => {
      expect(await holding()).toEqual([
        'public.booking_attempts',
        'public.bookings',
        'public.callbacks',
        'public.retell_calls',
        'public.webhook_deliveries',
      ]);
    });

    it('is exported as one object, by address or number, and the audit log says so by a hash', async () => {
      const { booking, byPhone } = lived;
      const all = await run(exportPerson, HER);
      expect(all.person).toEqual({ email: 'kunigunde.z@example.org', phone: '+491637654321' });
      expect(all.bookings.map(({ id }: Json) => Number(id))).toEqual([booking.id, byPhone]);
      expect(all.bookings[0].attendee.name).toBe(KUNIGUNDE.name);
      expect(all.booking_events.length).toBeGreaterThanOrEqual(4);
      expect(all.stored_answers[0].answer.attendee.email).toBe(KUNIGUNDE.email);
      expect(all.callbacks).toHaveLength(2);
      expect(all.calls.map(({ transcript }: Json) => transcript)).toEqual([`User: I am ${KUNIGUNDE.name}`]);
      expect(all.webhook_deliveries.length).toBeGreaterThanOrEqual(4);
      expect(JSON.stringify(all)).not.toContain(MAX.email);
      const byAddress = await run(exportPerson, { email: HER.email });
      expect(byAddress.bookings).toEqual(all.bookings);
      const entries = (await salon().admin.get('/api/audit-log?action=person.exported')).body.data;
      expect(entries[0].details).toMatchObject({ bookings: 2, people: [expect.stringMatching(/^[\w-]{43}$/)] });
    });

    it('is nothing for somebody who is not known, of another company, or not named', async () => {
      const unknown = { code: 'not_found', message: expect.stringContaining('Nothing is stored') };
      for (const work of [exportPerson, erasePerson]) {
        await expect(run(work, { email: 'nobody@example.org' })).rejects.toMatchObject(unknown);
        await expect(run(work, { ...HER, company: world().praxis.id })).rejects.toMatchObject(unknown);
        await expect(run(work, {})).rejects.toMatchObject({ code: 'validation_failed' });
        await expect(run(work, { phone: '12' })).rejects.toMatchObject({ code: 'validation_failed' });
      }
      expect((await told(lived.booking.id)).attendee.name).toBe(KUNIGUNDE.name);
    });

    it('is not erased while appointments are to come, which are named', async () => {
      const { booking, byPhone } = lived;
      await expect(run(erasePerson, HER)).rejects.toMatchObject({
        code: 'conflict',
        details: { appointments: [{ booking_id: booking.id }, { booking_id: byPhone }] },
      });
      expect((await told(booking.id)).erased_at).toBeNull();
    });

    it('is erased everywhere, and what others have booked stays', async () => {
      const { booking, other } = lived;
      const { erased, at_calcom } = await run(erasePerson, { ...HER, keep: true });
      expect(erased).toMatchObject({ bookings: 2, callbacks: 2, calls: 1 });
      expect(at_calcom).toMatchObject({
        uids: expect.arrayContaining([booking.uid]),
        note: expect.stringContaining('Cal.com keeps its own copy'),
      });
      expect(await holding()).toEqual([]);
      expect(await told(booking.id)).toMatchObject({
        status: 'confirmed',
        start: booking.start,
        attendee: { name: '', email: null, phone_number: null, timezone: 'Europe/Berlin' },
        notes: null,
        code: null,
        erased_at: expect.stringMatching(/^\d{4}-/),
      });
      expect(await told(other.id)).toMatchObject({ attendee: { email: MAX.email }, erased_at: null });
      const entries = (await salon().admin.get('/api/audit-log?action=person.erased')).body.data;
      expect(entries[0].details).toMatchObject({ bookings: 2, people: [expect.any(String), expect.any(String)] });
      await expect(run(exportPerson, HER)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('leaves a repeat of a booking answered without the person', async () => {
      const { booking } = lived;
      const again = await book(salon(), booking.wish, 'first-visit');
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
      expect(again.body.data).toMatchObject({ id: booking.id, attendee: { name: '', email: null } });
    });

    it('does not come back by what Cal.com tells later: events, moves, comparisons and looks of the reconciler', async () => {
      const { booking } = lived;
      const moved = await atCalcom(world(), `/${booking.uid}/move`, {
        start: new Date(booking.at(3).start).toISOString(),
      });
      await handled();
      expect(await told(booking.id)).toMatchObject({ uid: moved.uid, attendee: { name: '' } });
      await compare();
      await asOwner(world(), `update booking_checks set due_at = now() - interval '1 minute' returning booking_id`);
      await world().app.get(Reconciling).settleDue();
      await atCalcom(world(), `/${moved.uid}/cancel`, { cancellationReason: 'Kunigunde is ill' });
      await handled();
      await compare();
      expect(await told(booking.id)).toMatchObject({ status: 'cancelled', attendee: { name: '' } });
      expect(await holding()).toEqual([]);
    });
  });

  it('does not come back when Cal.com tells of a booking that has no row any more', async () => {
    const { id, uid } = await soon({ ...KUNIGUNDE, email: 'lost@example.org' }, 4);
    await run(erasePerson, { email: 'lost@example.org', keep: true });
    await asOwner(world(), `delete from bookings where id = ${id} returning id`);
    await compare();
    const [row] = await asOwner<Json>(
      world(),
      `select source, attendee ->> 'name' as name, erased_at from bookings where calcom_booking_uid = '${uid}'`,
    );
    expect(row).toEqual({ source: 'calcom', name: '', erased_at: expect.anything() });
    expect(await tablesHolding(world(), ['lost@example.org'])).toEqual([]);
  });

  it('is erased together with a cancellation at Cal.com, where that is asked for', async () => {
    const { id, uid } = await booked(KUNIGUNDE);
    await run(erasePerson, { email: HER.email, cancel: true });
    expect([...world().sandbox.store.bookings.values()].find((one) => one.uid === uid)?.status).toBe('cancelled');
    await handled();
    expect(await told(id)).toMatchObject({ status: 'cancelled', attendee: { name: '' } });
    expect(await holding()).toEqual([]);
  });

  it('is not erased while Cal.com does not take the cancellation', async () => {
    const { id } = await booked(KUNIGUNDE);
    // While the outcome of the cancellation is unknown, events about the booking wait.
    await handled();
    world().sandbox.faults.add({ operation: 'cancelBooking', status: 500 });
    await expect(run(erasePerson, { email: HER.email, cancel: true })).rejects.toMatchObject({
      status: expect.any(Number),
    });
    world().sandbox.faults.clear();
    expect((await told(id)).attendee.name).toBe(KUNIGUNDE.name);
  });

  it('is stored again when the person books again', async () => {
    const { id } = await booked({ ...KUNIGUNDE, email: 'again@example.org' });
    await run(erasePerson, { email: 'again@example.org', keep: true });
    const again = await booked({ ...KUNIGUNDE, email: 'again@example.org' });
    expect([(await told(id)).attendee.name, (await told(again.id)).attendee.name]).toEqual(['', KUNIGUNDE.name]);
  });

  it('is erased of one seat, whose neighbours keep theirs, also when it is moved', async () => {
    const seat = await soon({ ...KUNIGUNDE, email: 'seat@example.org' }, 5, BERLIN.team, BERLIN_SPECIAL.group);
    const { body } = await book(salon(), { ...seat.at(0), attendee: MAX });
    await run(erasePerson, { email: 'seat@example.org', keep: true });
    const seatUid = world().sandbox.store.bookings.get(seat.uid)?.seats?.[0]?.seatUid;
    await atCalcom(world(), `/${seat.uid}/move`, { seatUid, start: new Date(seat.at(3).start).toISOString() });
    await handled();
    await compare();
    expect(await told(seat.id)).toMatchObject({ attendee: { name: '' } });
    expect(await told(body.data.id)).toMatchObject({ attendee: { email: MAX.email } });
    expect(await tablesHolding(world(), ['seat@example.org'])).toEqual([]);
  });
});
