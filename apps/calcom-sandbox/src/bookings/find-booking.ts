import { notFound } from '../http/errors';
import type { Call } from '../http/operation';
import type { Booking, EventType } from '../model';

/** By the uid in the path, which needs no key. @throws ApiError 404 */
export function findBooking({ store, params }: Call): Booking {
  const uid = params['bookingUid'] ?? '';
  const booking = store.bookings.get(uid);
  if (!booking) throw notFound(`Booking with uid=${uid} was not found in the database`);
  return booking;
}

/** The event type of a booking to change. @throws ApiError 404 when it was deleted. */
export function eventTypeOf({ store }: Call, { eventTypeId }: Booking): EventType {
  const eventType = store.eventType(eventTypeId);
  if (!eventType) throw notFound(`Event type with id=${eventTypeId} not found.`);
  return eventType;
}
