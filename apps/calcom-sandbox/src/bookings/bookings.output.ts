import type { Booking } from '../model';
import type { Store } from '../store';

/** The shape of the live service, with empty strings instead of nulls, and nulls for a deleted event type. */
export function bookingOutput(store: Store, booking: Booking) {
  const eventType = store.eventType(booking.eventTypeId);
  const { attendee } = booking;
  return {
    id: booking.id,
    uid: booking.uid,
    title: booking.title,
    description: '',
    hosts: store.hostsOf(booking.hostIds).map(({ userId, name, email, username, timeZone }) => ({
      id: userId,
      name,
      email,
      displayEmail: email,
      username,
      timeZone,
    })),
    status: booking.status,
    cancellationReason: booking.cancellationReason,
    cancelledByEmail: booking.cancelledByEmail,
    reschedulingReason: booking.reschedulingReason,
    rescheduledByEmail: booking.rescheduledByEmail,
    rescheduledFromUid: booking.rescheduledFromUid,
    rescheduledToUid: booking.rescheduledToUid,
    start: booking.start,
    end: booking.end,
    duration: (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000,
    eventTypeId: eventType?.id ?? null,
    eventType: eventType ? { id: eventType.id, slug: eventType.slug } : null,
    meetingUrl: booking.location,
    location: booking.location,
    absentHost: false,
    createdAt: booking.createdAt,
    updatedAt: booking.updatedAt,
    metadata: booking.metadata,
    rating: null,
    icsUid: booking.icsUid,
    attendees: [{ ...attendee, displayEmail: attendee.email, absent: false }],
    guests: booking.guests,
    bookingFieldsResponses: booking.responses,
    isPlatformManagedUserBooking: false,
  };
}
