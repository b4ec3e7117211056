import { notFound } from '../http/errors';
import type { Call } from '../http/operation';
import type { Booking, EventType } from '../model';

/** Anyone who knows the uid may have the booking. */
export function findBooking({ store, params }: Call): Booking {
  const uid = params['bookingUid'] ?? '';
  const booking = store.bookings.get(uid);
  if (!booking) throw notFound(`Booking with uid=${uid} was not found in the database`);
  return booking;
}

/** The event type of a booking that is to be changed. */
export function eventTypeOf({ store }: Call, { eventTypeId }: Booking): EventType {
  const eventType = store.eventType(eventTypeId);
  if (!eventType) throw notFound(`Event type with id=${eventTypeId} not found.`);
  return eventType;
}
