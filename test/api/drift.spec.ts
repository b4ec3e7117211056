import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Comparisons } from '@app/booking';
import { TeamsService } from '@app/teams';
import { CompaniesService } from '@app/tenancy';
import { DateTime } from 'luxon';
import { asOwner } from '../support/as-owner';
import { atCalcom, subscribe, subscribedTo } from '../support/calcom-webhooks';
import type { Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import { asked, BERLIN, BERLIN_SPECIAL, book, day, ERIKA, freeSlots, MAX, MUNICH, teamId, ZONE } from './steps';

/** A working day of the fortnight that is compared. */
const soon = (weekday: number): string => day(1, weekday);

onEveryEngine('a comparison with Cal.com', (world) => {
  beforeAll(() => subscribe(world(), world().salon.id));
  beforeEach(async () => {
    // Whatever happens is not told.
    world().sandbox.faults.add({ name: 'webhook-lost' });
    await compare(true);
  });

  const salon = () => world().salon;
  const told = async (id: number): Promise<Json> => (await salon().member.get(`/api/bookings/${id}`)).body.data;
  async function compare(mends: boolean) {
    const tenant = await world().app.get(CompaniesService).contextFor(salon().id);
    const found: { kind: string; bookingId?: number }[] = [];
    let mended = 0;
    for (const team of await world().app.get(TeamsService).list(tenant)) {
      const compared = await world().app.get(Comparisons).compare(tenant, team, { mends });
      found.push(...compared.differences.map(({ kind, bookingId }) => ({ kind, bookingId })));
      mended += compared.mended;
    }
    return { found, mended };
  }
  const booked = async (weekday: number, team = MUNICH.team, service: number = MUNICH.men, attendee = ERIKA) => {
    const slots = await freeSlots(salon(), team, service, soon(weekday));
    const { status, body } = await book(salon(), { ...slots.at(0), attendee });
    expect(status).toBe(201);
    return { ...(body.data as Json), at: slots.at };
  };
  const inUtc = (start: string): string => new Date(start).toISOString();

  it('nothing differs where nothing was changed, and a team costs one call', async () => {
    await booked(1);
    await booked(1, BERLIN.team, BERLIN_SPECIAL.group);
    const teams = (await salon().member.get('/api/calcom/teams')).body.data.length;
    world().sandbox.calls.reset();
    expect(await compare(true)).toEqual({ found: [], mended: 0 });
    expect(world().sandbox.calls.counts).toEqual({ listBookings: teams });
  });

  it('a team with more than a thousand appointments in that time is compared, too', async () => {
    const { uid, id } = await booked(4);
    const { bookings } = world().sandbox.store;
    const made = bookings.get(uid);
    if (!made) throw new Error('the sandbox has lost what was booked');
    const others = Array.from({ length: 1100 }, (_, n) => `${uid}-${n}`);
    for (const other of others) bookings.set(other, { ...made, uid: other, status: 'cancelled' });
    try {
      await atCalcom(world(), `/${uid}/cancel`, { cancellationReason: 'Ill' });
      expect((await compare(true)).found).toEqual([{ kind: 'gone', bookingId: id }]);
    } finally {
      for (const other of others) bookings.delete(other);
    }
  });

  it('a cancellation, a move, a confirmation and a seat that nobody told are found, told apart, and mended', async () => {
    const cancelled = await booked(2);
    const moved = await booked(3);
    const asks = await booked(2, BERLIN.team, BERLIN_SPECIAL.onApproval);
    const seat = await booked(2, BERLIN.team, BERLIN_SPECIAL.group);
    const other = await booked(2, BERLIN.team, BERLIN_SPECIAL.group, MAX);
    await atCalcom(world(), `/${cancelled.uid}/cancel`, { cancellationReason: 'Ill' });
    const now = await atCalcom(world(), `/${moved.uid}/move`, { start: inUtc(moved.at(3).start) });
    await atCalcom(world(), `/${asks.uid}/confirm`);
    const held = world().sandbox.store.bookings.get(seat.uid)?.seats?.[0];
    await atCalcom(world(), `/${seat.uid}/cancel`, { seatUid: held?.seatUid, cancellationReason: 'Ill' });
    const differences = [
      { kind: 'gone', bookingId: cancelled.id },
      { kind: 'changed', bookingId: moved.id },
      { kind: 'changed', bookingId: asks.id },
      { kind: 'gone', bookingId: seat.id },
    ];
    const before = await compare(false);
    expect(before.mended).toBe(0);
    expect(before.found).toHaveLength(4);
    expect(before.found).toEqual(expect.arrayContaining(differences));
    expect((await told(cancelled.id)).status).toBe('confirmed');
    expect((await compare(true)).mended).toBe(4);
    expect((await told(cancelled.id)).status).toBe('cancelled');
    expect(await told(moved.id)).toMatchObject({ uid: now.uid, status: 'confirmed' });
    expect((await told(asks.id)).status).toBe('confirmed');
    expect((await told(seat.id)).status).toBe('cancelled');
    expect((await told(other.id)).status).toBe('confirmed');
    const [last] = (await salon().member.get(`/api/bookings/${cancelled.id}/events`)).body.data.slice(-1);
    expect(last).toMatchObject({ cause: 'comparison', by: 'calcom' });
    expect((await compare(false)).found).toEqual([]);
  });

  it('an appointment that only Cal.com has becomes one here', async () => {
    const start = inUtc((await freeSlots(salon(), MUNICH.team, MUNICH.men, soon(4))).at(0).start);
    const attendee = { name: 'Rosa Berg', email: 'rosa@example.org', timeZone: ZONE };
    const made = await atCalcom(world(), '', { eventTypeId: MUNICH.men, start, attendee });
    expect(await compare(false)).toEqual({ found: [{ kind: 'missing', bookingId: undefined }], mended: 0 });
    await compare(true);
    const { body } = await salon().member.get(
      `/api/bookings?source=calcom&team_id=${await teamId(salon(), MUNICH.team)}`,
    );
    expect(body.data.map(({ uid }: Json) => uid)).toContain(made.uid);
  });

  it('an appointment that was moved beyond the days compared is moved', async () => {
    const far = await booked(5);
    const later = (await freeSlots(salon(), MUNICH.team, MUNICH.men, day(6))).at(0).start;
    const now = await atCalcom(world(), `/${far.uid}/move`, { start: inUtc(later) });
    await compare(true);
    expect(await told(far.id)).toMatchObject({ uid: now.uid, start: DateTime.fromISO(later, { zone: ZONE }).toISO() });
  });

  it('what is being sent or changed from here is left to the reconciler', async () => {
    const slots = await freeSlots(salon(), MUNICH.team, MUNICH.women, soon(5));
    world().sandbox.faults.add({ name: 'lost', times: 1 });
    world().sandbox.faults.add({ name: 'error-500', operation: 'listBookings', times: 3 });
    const { body } = await book(salon(), { ...slots.at(0), attendee: MAX });
    expect(body.data.status).toBe('unknown');
    world().sandbox.faults.clear();
    expect((await compare(false)).found).toEqual([]);
    expect(asked(world(), 'createBooking')).toBeGreaterThan(0);
  });

  it('a webhook that has not told what a comparison finds is failing, until it tells something', async () => {
    const statusOf = async (): Promise<string> => {
      const sql = `select status from webhook_subscriptions where calcom_event_type_id = ${MUNICH.women}`;
      return (await asOwner<{ status: string }>(world(), sql))[0]?.status ?? '';
    };
    const { uid } = await booked(4, MUNICH.team, MUNICH.women);
    const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
    await asOwner(
      world(),
      `update webhook_subscriptions set created_at = now() - interval '1 hour', last_event_at = null`,
    );
    await atCalcom(world(), `/${uid}/cancel`, { cancellationReason: 'Ill' });
    await compare(false);
    expect(await statusOf()).toBe('active');
    Object.assign(world().sandbox.store.bookings.get(uid) ?? {}, { updatedAt: ago(10) });
    await compare(true);
    expect(await statusOf()).toBe('failing');
    world().sandbox.faults.clear();
    const { uid: another } = await booked(3, MUNICH.team, MUNICH.women, MAX);
    await world().sandbox.webhooks.idle();
    expect(subscribedTo(world(), MUNICH.women).path).not.toBe('');
    expect(another).not.toBe(uid);
    expect(await statusOf()).toBe('active');
  });
});
