import { badRequest, notFound } from '../http/errors';
import type { Call } from '../http/operation';
import type { Booking, EventType } from '../model';
import { announceMove } from './announce-move';
import type { HonouredFlags } from './host-flags.input';
import { insertBooking } from './insert-booking';
import type { Inserted } from './insert-booking';
import { alreadySignedUp, joinBooking, leaveBooking, seatedBookingAt } from '../seats/seats';

/**
 * One person of a seated booking moves: to the booking of the new start with the same seat, or to a new booking with
 * a new seat. The others stay.
 */
export async function moveSeat(
  call: Call,
  old: Booking,
  eventType: EventType,
  wanted: { start: number; seatUid: string | undefined; flags: HonouredFlags },
): Promise<Inserted> {
  const seat = seatToMove(old, wanted.seatUid);
  if (Date.parse(old.start) === wanted.start) throw alreadySignedUp();
  const target = seatedBookingAt(call.store, eventType, wanted.start);
  if (target) {
    joinBooking(target, eventType, seat);
    leave(call, old, seat.seatUid);
    target.updatedAt = call.clock.now().toISOString();
    call.store.bookingsChanged();
    announceMove(call, old, target, seat.seatUid);
    return { booking: target, seatUid: seat.seatUid };
  }
  const moved = await insertBooking(call, {
    eventType,
    time: { start: wanted.start, end: wanted.start + Date.parse(old.end) - Date.parse(old.start) },
    ...seat,
    guests: [],
    location: old.location,
    flags: wanted.flags,
    isMove: true,
  });
  leave(call, old, seat.seatUid);
  announceMove(call, old, moved.booking, moved.seatUid);
  return moved;
}

function seatToMove({ uid, seats = [] }: Booking, seatUid: string | undefined) {
  if (seatUid === undefined) {
    throw badRequest(
      `Booking with uid=${uid} is a seated booking which means you have to provide seatUid in the request body to specify which seat specifically you want to reschedule. First, fetch the booking using the GET /v2/bookings/{uid} endpoint and then within the attendees array you will find the seatUid of the booking you want to reschedule. Second, provide the seatUid in the request body to specify which seat specifically you want to reschedule using the POST /v2/bookings/{uid}/reschedule endpoint.`,
    );
  }
  const seat = seats.find((candidate) => candidate.seatUid === seatUid);
  if (!seat) throw notFound(`Seat with uid=${seatUid} does not exist.`);
  return seat;
}

function leave({ store, clock }: Call, booking: Booking, seatUid: string): void {
  leaveBooking(booking, seatUid);
  booking.updatedAt = clock.now().toISOString();
  store.bookingsChanged();
}
