import { badRequest, EngineError } from '../http/errors';
import type { Attendee, EventType } from '../model';
import { attendeesOf } from '../seats/seats';
import type { Store } from '../store';

/** @throws EngineError 403 for a blocked attendee. */
export function refuseBlocked({ blockedEmails }: Store, { email }: Attendee): void {
  if (blockedEmails.some((blocked) => blocked.toLowerCase() === email.toLowerCase())) {
    throw new EngineError(403, 'Cannot use this email to create the booking.');
  }
}

/** @throws ApiError 400 for an attendee who has as many upcoming bookings as the event type allows. */
export function refuseTooMany({ bookings }: Store, eventType: EventType, { email }: Attendee, now: Date): void {
  if (eventType.maximumActiveBookings === null) return;
  const active = [...bookings.values()].filter(
    (booking) =>
      booking.eventTypeId === eventType.id &&
      booking.status === 'accepted' &&
      Date.parse(booking.start) >= now.getTime() &&
      attendeesOf(booking).some((attendee) => attendee.email === email),
  );
  if (active.length < eventType.maximumActiveBookings) return;
  throw badRequest(
    "Attendee with this email can't book because the maximum number of active bookings has been reached.",
  );
}
