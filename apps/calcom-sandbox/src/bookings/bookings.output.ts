import type { Call } from '../http/operation';
import type { Attendee, Booking, Seat } from '../model';
import type { Store } from '../store';
import { isHostOrAdmin } from '../teams/team-access';

/** A booking as the caller sees it: with seats, the others only where the event type or the key allows it. */
export function bookingOutput({ store, account }: Call, booking: Booking, seatUid?: string) {
  const eventType = store.eventType(booking.eventTypeId);
  const showAttendees =
    eventType !== undefined && (eventType.seatsShowAttendees || isHostOrAdmin(store, eventType, account));
  return { ...outputOf(store, booking, showAttendees), ...(seatUid !== undefined && { seatUid }) };
}

/** A booking as lists show it: with all of its people. */
export const listedBookingOutput = (store: Store, booking: Booking) => outputOf(store, booking, true);

function outputOf(store: Store, booking: Booking, showAttendees: boolean) {
  const shared = sharedOutput(store, booking);
  if (booking.seats) return { ...shared, attendees: showAttendees ? booking.seats.map(seatOutput) : [] };
  const { attendee } = booking;
  return {
    ...shared,
    reschedulingReason: booking.reschedulingReason,
    metadata: booking.metadata,
    attendees: [{ ...attendee, displayEmail: attendee.email, absent: isAbsent(booking, attendee) }],
    guests: booking.guests,
    bookingFieldsResponses: booking.responses,
  };
}

/** The shape of the live service, with empty strings instead of nulls, and nulls for a deleted event type. */
function sharedOutput(store: Store, booking: Booking) {
  const eventType = store.eventType(booking.eventTypeId);
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
    rating: null,
    icsUid: booking.icsUid,
    recurringBookingUid: booking.recurringBookingUid,
    isPlatformManagedUserBooking: false,
  };
}

/** Cal.com leaves the email out of these answers. */
function seatOutput({ seatUid, attendee, metadata, responses: { email: _email, ...responses } }: Seat) {
  return {
    ...attendee,
    displayEmail: attendee.email,
    absent: false,
    seatUid,
    bookingFieldsResponses: responses,
    metadata,
  };
}

const isAbsent = ({ absentEmails = [] }: Booking, { email }: Attendee): boolean => absentEmails.includes(email);
