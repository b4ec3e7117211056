import { DateTime } from 'luxon';
import type { AttendeeAnswerDto, BookedDto, BookingDto } from './booking.dto';
import type { Attendee } from '../fields/attendee';
import type { Booking } from './booking.entity';
import type { BookingStatus } from '../status/booking-status';
import { confirmationOf, type Listener } from './phrases';

/** A booking as callers see it, in the zone in which it was offered, confirmed and sent. */
export function toBookingDto(booking: Booking): BookingDto {
  const { timezone } = booking.attendee;
  const local = (instant: Date): string => DateTime.fromJSDate(instant, { zone: timezone }).toISO() ?? '';
  return {
    id: booking.id,
    uid: booking.calcomBookingUid ?? null,
    status: toldStatus(booking),
    start: local(booking.startAt),
    end: local(booking.endAt),
    timezone,
    team_id: booking.teamId,
    event_type_id: booking.calcomEventTypeId,
    title: booking.title,
    attendee: toAttendeeDto(booking.attendee),
    hosts: booking.hosts.map(({ name }) => ({ name })),
    meeting_url: booking.meetingUrl ?? null,
    location: booking.location ?? null,
    code: booking.code ?? null,
    source: booking.source,
    notes: booking.notes ?? null,
    answers: booking.answers,
    created_at: booking.createdAt.toISOString(),
    updated_at: booking.updatedAt.toISOString(),
    erased_at: booking.erasedAt?.toISOString() ?? null,
  };
}

/** While the outcome of a move or cancellation is unknown, so is the state of the appointment. */
export const toldStatus = ({ status, change }: Booking): BookingStatus => (change ? 'unknown' : status);

/** A booking with the sentence that confirms it to the attendee. */
export const toBookedDto = (booking: Booking, listener: Listener, status = toldStatus(booking)): BookedDto => ({
  ...toBookingDto(booking),
  status,
  confirmation: confirmationOf({ ...booking, status }, booking.title, booking.attendee.timezone, listener),
});

const toAttendeeDto = (attendee: Attendee): AttendeeAnswerDto => ({
  name: attendee.name,
  email: attendee.email ?? null,
  phone_number: attendee.phoneNumber ?? null,
  timezone: attendee.timezone,
  language: attendee.language,
});
