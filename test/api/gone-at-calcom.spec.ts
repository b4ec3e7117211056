import { afterEach, expect, it } from '@jest/globals';
import type { Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { book, day, ERIKA, freeSlots, MUNICH } from './steps';

const MOVE = '/api/retell/reschedule-appointment';
const CANCEL = '/api/retell/cancel-appointment';

onSharedEngines('an appointment that is no more at Cal.com, which has told nobody', (world) => {
  afterEach(() => world().sandbox.faults.clear());

  async function booked(weeks: number) {
    const { at } = await freeSlots(world().salon, MUNICH.team, MUNICH.men, day(weeks));
    const wish = { ...at(0), attendee: ERIKA };
    const { body } = await book(world().salon, wish);
    return { booking: body.data as Json, wish, start: at(4).start };
  }
  const moved = (id: number, start: string, key?: string) =>
    world().salon.member.post(
      `/api/bookings/${id}/reschedule`,
      { start },
      key ? { headers: { 'idempotency-key': key } } : {},
    );
  const asked = async (path: string, args: object) =>
    (await world().salon.call(path, args, { call_id: 'call_gone' })).body;
  const statusOf = async (id: number) => (await world().salon.member.get(`/api/bookings/${id}`)).body.data.status;
  const cancelAtCalcom = ({ uid }: Json): void => {
    const held = world().sandbox.store.bookings.get(uid);
    if (held) held.status = 'cancelled';
  };

  it('an appointment that was cancelled there is not moved, and nobody is told that it was', async () => {
    const { booking, start } = await booked(2);
    cancelAtCalcom(booking);
    for (let time = 0; time < 2; time++)
      expect(await moved(booking.id, start, 'gone')).toMatchObject({ status: 409, body: { code: 'already_over' } });
    expect(await statusOf(booking.id)).toBe('cancelled');
  });

  it('an appointment that was cancelled there is called cancelled to the caller who wants to move it', async () => {
    const { booking, start } = await booked(3);
    cancelAtCalcom(booking);
    expect(await asked(MOVE, { code: booking.code, start })).toEqual({
      ok: false,
      reason: 'not_bookable',
      say: 'Dieser Termin ist schon vorbei oder abgesagt.',
    });
  });

  it('a wish for an appointment that was cancelled or moved there is carried out anew, and not told as booked', async () => {
    const [first, second, third] = [await booked(9), await booked(10), await booked(11)];
    cancelAtCalcom(first.booking);
    cancelAtCalcom(second.booking);
    const again = await book(world().salon, first.wish);
    expect(again).toMatchObject({ status: 201, body: { data: { status: 'confirmed' } } });
    expect(again.body.data.id).not.toBe(first.booking.id);
    const { attendee, ...at } = second.wish;
    const heard = await asked('/api/retell/book-appointment', { ...at, ...attendee });
    expect(heard).toMatchObject({ ok: true });
    expect([await statusOf(first.booking.id), await statusOf(second.booking.id)]).toEqual(['cancelled', 'cancelled']);
    const held = world().sandbox.store.bookings.get(third.booking.uid);
    Object.assign(held!, {
      start: new Date(third.start).toISOString(),
      end: new Date(Date.parse(third.start) + 1_800_000).toISOString(),
    });
    expect(await book(world().salon, third.wish)).toMatchObject({ status: 201 });
    const { start } = (await world().salon.member.get(`/api/bookings/${third.booking.id}`)).body.data;
    expect(Date.parse(start)).toBe(Date.parse(third.start));
  });

  it('a wish for an appointment that stands there, or while Cal.com does not tell, is its appointment', async () => {
    const { booking, wish } = await booked(12);
    const again = () => book(world().salon, wish);
    const known = { status: 409, body: { code: 'already_booked', details: { booking_id: booking.id } } };
    expect(await again()).toMatchObject(known);
    world().sandbox.faults.add({ operation: 'getBooking', status: 503 });
    expect(await again()).toMatchObject(known);
  });

  it('an appointment that Cal.com does not know any more is over, for who moves and who cancels it', async () => {
    const [first, second] = [await booked(4), await booked(5)];
    for (const { booking } of [first, second]) world().sandbox.store.bookings.delete(booking.uid);
    expect(await moved(first.booking.id, first.start)).toMatchObject({ status: 409, body: { code: 'already_over' } });
    expect(await statusOf(first.booking.id)).toBe('cancelled');
    expect(await asked(CANCEL, { code: second.booking.code })).toMatchObject({ ok: true, status: 'cancelled' });
  });

  it.each([
    ['cancelBooking', CANCEL, 'This event type does not allow cancellations', 6],
    ['cancelBooking', CANCEL, 'Cannot cancel less than 24 hours before the start', 7],
    ['rescheduleBooking', MOVE, 'This event type does not allow rescheduling', 8],
  ])('what may not be changed is told so by %s, in other words than a booking (%s: %s)', async (...given) => {
    const [operation, path, message, weeks] = given;
    const { booking, start } = await booked(weeks);
    world().sandbox.faults.add({ operation, times: 1, refuse: { status: 400, code: 'BadRequestException', message } });
    const answer = await asked(path, path === MOVE ? { code: booking.code, start } : { code: booking.code });
    expect(answer).toMatchObject({ ok: false, reason: 'not_bookable', say: expect.stringMatching(/nicht ändern/) });
    expect(await statusOf(booking.id)).toBe('confirmed');
  });
});
