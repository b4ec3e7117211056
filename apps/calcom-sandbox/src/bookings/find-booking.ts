import { notFound } from '../http/errors';
import type { Call } from '../http/operation';
import type { Booking, EventType } from '../model';
import type { Store } from '../store';

/** By the uid in the path, which needs no key. @throws ApiError 404 */
export function findBooking({ store, params }: Call): Booking {
  const uid = params['bookingUid'] ?? '';
  const booking = store.bookings.get(uid);
  if (!booking) throw notFound(`Booking with uid=${uid} was not found in the database`);
  return booking;
}

/** The bookings of a series by what they have in common, by start; empty when the path names no series. */
export function findSeries({ store, params }: Call): Booking[] {
  const uid = params['bookingUid'];
  return seriesOf(store, uid);
}

export const seriesOf = ({ bookings }: Store, recurringBookingUid: string | undefined): Booking[] =>
  recurringBookingUid === undefined
    ? []
    : [...bookings.values()]
        .filter((booking) => booking.recurringBookingUid === recurringBookingUid)
        .toSorted((a, b) => a.start.localeCompare(b.start));

/** The event type of a booking to change. @throws ApiError 404 when it was deleted. */
export function eventTypeOf({ store }: Call, { eventTypeId }: Booking): EventType {
  const eventType = store.eventType(eventTypeId);
  if (!eventType) throw notFound(`Event type with id=${eventTypeId} not found.`);
  return eventType;
}
