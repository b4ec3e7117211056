import { randomUUID } from 'node:crypto';
import { conflict, EngineError } from '../http/errors';
import type { Attendee, Booking, EventType, Seat } from '../model';
import type { Store } from '../store';

/** All people of a booking. */
export const attendeesOf = ({ seats, attendee }: Booking): Attendee[] =>
  seats ? seats.map((seat) => seat.attendee) : [attendee];

/** Whether Cal.com takes a booker for an attendee: by the address, and by the number if one is given. */
export const isSameAttendee = (known: Attendee, { email, phoneNumber }: Attendee): boolean =>
  known.email === email && (phoneNumber === undefined || known.phoneNumber === phoneNumber);

/** The booking that the next person of a seated event type joins; undefined when this start has none yet. */
export function seatedBookingAt(
  { bookings }: Store,
  { id, seatsPerTimeSlot }: EventType,
  start: number,
): Booking | undefined {
  if (seatsPerTimeSlot === null) return undefined;
  return [...bookings.values()].find(
    ({ eventTypeId, status, start: at }) => eventTypeId === id && status === 'accepted' && Date.parse(at) === start,
  );
}

export const newSeat = (part: Omit<Seat, 'seatUid'>): Seat => ({ seatUid: randomUUID(), ...part });

/** Adds a seat; Cal.com locks the booking for it, so the seats are never exceeded. @throws when full or joined before. */
export function joinBooking(booking: Booking, eventType: EventType, seat: Seat): void {
  if (attendeesOf(booking).some((one) => isSameAttendee(one, seat.attendee))) throw alreadySignedUp();
  if (seatsLeft(booking, eventType) === 0) throw conflict('No more seats left at this seated booking.');
  booking.seats = [...(booking.seats ?? []), seat];
}

/** How many people may still join. */
export const seatsLeft = ({ seats = [] }: Booking, { seatsPerTimeSlot }: EventType) =>
  Math.max(0, (seatsPerTimeSlot ?? 0) - seats.length);

export const alreadySignedUp = () => new EngineError(409, 'already_signed_up_for_this_booking_error');

/** The seat leaves; the last one takes the booking with it. */
export function leaveBooking(booking: Booking, seatUid: string): void {
  booking.seats = (booking.seats ?? []).filter((seat) => seat.seatUid !== seatUid);
  if (booking.seats.length === 0) booking.status = 'cancelled';
}

/** The booking that holds this seat. */
export function bookingOfSeat({ bookings }: Store, seatUid: string): Booking | undefined {
  return [...bookings.values()].find(({ seats }) => seats?.some((seat) => seat.seatUid === seatUid));
}

/** What a slot of a seated event type tells besides its start. */
export function seatsAt(store: Store, eventType: EventType, start: number) {
  const { seatsPerTimeSlot: seatsTotal } = eventType;
  if (seatsTotal === null) return {};
  const booking = seatedBookingAt(store, eventType, start);
  if (!booking) return { seatsBooked: 0, seatsRemaining: seatsTotal, seatsTotal };
  const seatsRemaining = seatsLeft(booking, eventType);
  return { seatsBooked: seatsTotal - seatsRemaining, seatsRemaining, seatsTotal, bookingUid: booking.uid };
}
