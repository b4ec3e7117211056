import type { BookingEvent } from '../events';
import type { Attendee } from '../model';
import type { Store } from '../store';

/** The name under which the web page's users read a status. */
const UPPER = { accepted: 'ACCEPTED', pending: 'PENDING', cancelled: 'CANCELLED', rejected: 'REJECTED' } as const;

const person = ({ name, email, timeZone, language, phoneNumber }: Attendee) => {
  const [firstName = '', ...others] = name.split(' ');
  const lastName = others.join(' ');
  return {
    name,
    email,
    firstName,
    lastName,
    timeZone,
    phoneNumber: phoneNumber ?? null,
    utcOffset: 60,
    language: { locale: language },
  };
};

/** The part of an event that describes the booking: without metadata, and with other times, where it was cancelled. */
export function payloadOf(store: Store, { trigger, booking, seatUid, facts }: BookingEvent): object {
  if (trigger === 'BOOKING_NO_SHOW_UPDATED')
    return { message: 'Attendee updated', bookingUid: booking.uid, bookingId: booking.id, ...facts };
  const eventType = store.eventType(booking.eventTypeId);
  const [organizer] = store.hostsOf(booking.hostIds);
  const team = store.team(booking.teamId);
  const seat = booking.seats?.find((candidate) => candidate.seatUid === seatUid);
  const isCancelled = trigger === 'BOOKING_CANCELLED';
  const time = (instant: string): string =>
    isCancelled ? instant.replace(/(\.\d+)?Z$/, '+00:00') : instant.replace(/\.000Z$/, 'Z');
  return {
    type: eventType?.slug ?? '',
    title: booking.title,
    eventTitle: eventType?.title ?? null,
    description: '',
    additionalNotes: '',
    startTime: time(booking.start),
    endTime: time(booking.end),
    length: (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000,
    organizer: organizer && {
      id: organizer.userId,
      name: organizer.name,
      email: organizer.email,
      username: organizer.username,
      timeZone: organizer.timeZone,
      language: { locale: 'en' },
      utcOffset: 60,
    },
    attendees: [person(seat?.attendee ?? booking.attendee)],
    responses: labelled(seat?.responses ?? booking.responses),
    ...(!isCancelled && { metadata: { ...(seat?.metadata ?? booking.metadata), videoCallUrl: booking.location } }),
    location: booking.location,
    uid: booking.uid,
    bookingId: booking.id,
    eventTypeId: booking.eventTypeId,
    iCalUID: booking.icsUid,
    iCalSequence: booking.icsSequence ?? 0,
    price: isCancelled ? null : (eventType?.price ?? 0),
    currency: eventType?.currency ?? 'usd',
    organizationId: null,
    status: UPPER[booking.status],
    ...(team && { team: { id: team.id, name: team.name, members: [] } }),
    ...facts,
  };
}

const labelled = (responses: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(responses).map(([slug, value]) => [slug, { label: slug, value, isHidden: false }]));
