import { MissingPart, Wire } from './wire';

const STATUSES = ['accepted', 'pending', 'cancelled', 'rejected'] as const;
export type BookingStatus = (typeof STATUSES)[number];

export interface BookingAttendee {
  name: string;
  email?: string;
  /** International format. */
  phoneNumber?: string;
  /** IANA name. */
  timeZone?: string;
  language?: string;
  /** Where several persons share one booking: the person's own seat. */
  seatUid?: string;
  /** Did not come. */
  isAbsent: boolean;
  /** Of the seat, where there is one: Cal.com keeps what was sent with it on the attendee, for hosts alone to see. */
  metadata: Record<string, unknown>;
}

/** Source: `POST /v2/bookings`, `GET /v2/bookings/{uid}`, `GET /v2/bookings`. */
export interface CalcomBooking {
  id: number | null;
  /** A secret: it is enough to read, move and cancel the booking without a key. Shared by all seats of a time. */
  uid: string;
  /** The seat that an answer is about; absent in lists, where {@link attendees} have theirs. */
  seatUid: string | null;
  title: string;
  status: BookingStatus;
  start: Date;
  end: Date;
  /** Null when the event type was deleted. */
  eventTypeId: number | null;
  /** `id`: of the user, as in the hosts of event types. */
  hosts: { id?: number; name: string; email?: string }[];
  attendees: BookingAttendee[];
  meetingUrl: string | null;
  location: string | null;
  metadata: Record<string, unknown>;
  createdAt: Date | null;
  updatedAt: Date | null;
  /** Where it was moved to: the booking that took its place. It is cancelled then. */
  rescheduledToUid: string | null;
  /** Where it was moved from: the booking whose place it took. */
  rescheduledFromUid: string | null;
}

/** Where a booking takes place. Cal.com knows the places that say no more than their type. */
export type NewLocation =
  | { type: 'attendeePhone'; phone: string }
  | { type: 'attendeeAddress'; address: string }
  | { type: 'attendeeDefined'; location: string }
  | { type: 'integration'; integration: string }
  | { type: 'address' | 'link' | 'phone' | 'organizersDefaultApp' };

/** The body of `POST /v2/bookings`, as far as we use it. Cal.com refuses any field that it does not know. */
export interface NewBooking {
  eventTypeId: number;
  start: Date;
  /** At least one of `email` and `phoneNumber` (international format). */
  attendee: { name: string; email?: string; phoneNumber?: string; timeZone: string; language?: string };
  /** Only for event types with several lengths; a fixed-length one answers 400 to it. */
  lengthInMinutes?: number;
  /** By the slug of the event type's booking fields. Name, email and phone go into `attendee`. */
  bookingFieldsResponses?: Record<string, unknown>;
  /** One that the event type offers; absent: its first. */
  location?: NewLocation;
  /** Of a recurring event type: how many appointments to make. Without it, Cal.com makes as many as are set there. */
  recurrenceCount?: number;
  /** At most 50 keys of 40 characters, values of 500. Where our operation id goes, to find the booking again. */
  metadata: Record<string, string>;
}

/** Which booking a change is about. */
interface KnownBooking {
  uid: string;
  eventTypeId: number;
  /** Where several persons share the booking. */
  seatUid?: string;
  reason?: string;
}

export interface BookingMove extends KnownBooking {
  start: Date;
}

/** Many event types demand a reason. */
export type BookingCancellation = KnownBooking & { reason: string };

/** Which bookings to list. For an organization admin's key the list contains other members' bookings too. */
export interface BookingFilter {
  eventTypeId?: number;
  teamId?: number;
  /** Bookings that start after this instant. Leave a margin: Cal.com does not document whether it is inclusive. */
  afterStart?: Date;
  /** Bookings that end before this instant, with the same margin. */
  beforeEnd?: Date;
  attendeeEmail?: string;
}

/** All that one request made: several bookings for a recurring event type, else one. @throws MissingPart */
export function readBookingAnswers(data: unknown): [CalcomBooking, ...CalcomBooking[]] {
  const [first, ...others] = Array.isArray(data) ? Wire.list(data, 'data') : [Wire.object(data, 'data')];
  if (!first) throw new MissingPart('data[0]');
  return [readBooking(first), ...others.map(readBooking)];
}

/** @throws MissingPart */
export const readBookingAnswer = (data: unknown): CalcomBooking => readBookingAnswers(data)[0];

/** @throws MissingPart */
export function readBooking(wire: Wire): CalcomBooking {
  return {
    id: wire.numberOr('id'),
    uid: wire.text('uid'),
    seatUid: wire.textOr('seatUid'),
    title: wire.textOr('title') ?? '',
    status: readStatus(wire),
    start: wire.date('start'),
    end: wire.date('end'),
    eventTypeId: wire.numberOr('eventTypeId'),
    hosts: wire.items('hosts').map((host) => ({
      id: host.numberOr('id') ?? undefined,
      name: host.textOr('name') ?? host.textOr('username') ?? '',
      email: host.textOr('email') ?? undefined,
    })),
    attendees: wire.items('attendees').map(readAttendee),
    meetingUrl: wire.textOr('meetingUrl'),
    location: wire.textOr('location'),
    metadata: wire.objectOr('metadata'),
    createdAt: wire.dateOr('createdAt'),
    updatedAt: wire.dateOr('updatedAt'),
    rescheduledToUid: wire.textOr('rescheduledToUid'),
    rescheduledFromUid: wire.textOr('rescheduledFromUid'),
  };
}

function readStatus(wire: Wire): BookingStatus {
  const status = wire.text('status').toLowerCase();
  // An instant meeting that no host has joined yet: it takes its slot like any unconfirmed booking.
  if (status === 'awaiting_host') return 'pending';
  return STATUSES.find((known) => known === status) ?? wire.missing('status');
}

const readAttendee = (wire: Wire): BookingAttendee => ({
  name: wire.textOr('name') ?? '',
  email: wire.textOr('email') ?? undefined,
  phoneNumber: wire.textOr('phoneNumber') ?? undefined,
  timeZone: wire.textOr('timeZone') ?? undefined,
  language: wire.textOr('language') ?? undefined,
  seatUid: wire.textOr('seatUid') ?? undefined,
  isAbsent: wire.flag('absent'),
  metadata: wire.objectOr('metadata'),
});
