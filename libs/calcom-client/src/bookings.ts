import type { CallOptions } from './resilience';
import { type Note, OddPart } from './oddity';
import { Wire } from './wire';

/** Maximum length of a title or place, which may repeat what attendees have written. */
const MAX_TEXT = 5000;
const UID = /^[\w-]+$/;
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
  /** The seat's metadata, if there is one: Cal.com stores it on the attendee, visible only to hosts. */
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
  /** For a recurring event type: number of appointments to make. Absent: Cal.com makes as many as are configured. */
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

/** What a search for bookings may rely on. */
export interface BookingSearch extends CallOptions {
  /**
   * Whether the found bookings suffice although others could not be read. Any of those may be the wanted one, so by
   * default they fail the search.
   */
  suffices?: (found: readonly CalcomBooking[]) => boolean;
}

/** All that one request made: several bookings for a recurring event type, else one. @throws OddPart */
export function readBookingAnswers(data: unknown, notes?: Note[]): [CalcomBooking, ...CalcomBooking[]] {
  if (!Array.isArray(data)) return [readBooking(Wire.object(data, 'data', notes))];
  const [first, ...others] = data.map((item, index) => readBooking(Wire.object(item, `data[${index}]`, notes)));
  if (!first) throw new OddPart('data[0]');
  return [first, ...others];
}

/** @throws OddPart */
export const readBookingAnswer = (data: unknown, notes?: Note[]): CalcomBooking => readBookingAnswers(data, notes)[0];

/** @throws OddPart */
export function readBooking(wire: Wire): CalcomBooking {
  const [start, end] = [wire.moment('start'), wire.moment('end')];
  if (end <= start) wire.refuse('end', 'is no moment that makes sense here');
  return {
    id: wire.idOr('id'),
    uid: readUid(wire),
    seatUid: readSeatUid(wire),
    title: wire.text('title', MAX_TEXT) ?? '',
    status: readStatus(wire),
    start,
    end,
    // Taken for absent, it would pass for that of any event type.
    eventTypeId: wire.orAbsent('eventTypeId', wire.idOr('eventTypeId')),
    hosts: wire.items('hosts').map((host) => ({
      id: host.idOr('id') ?? undefined,
      name: host.text('name') ?? host.text('username') ?? '',
      email: host.text('email') ?? undefined,
    })),
    attendees: wire.items('attendees').map(readAttendee),
    meetingUrl: wire.linkOr('meetingUrl'),
    location: wire.text('location', MAX_TEXT),
    metadata: wire.entries('metadata'),
    createdAt: wire.momentOr('createdAt'),
    updatedAt: wire.momentOr('updatedAt'),
    // Taken for absent, an appointment that was moved would pass for a cancelled one.
    rescheduledToUid: wire.orAbsent('rescheduledToUid', wire.text('rescheduledToUid')),
    rescheduledFromUid: wire.text('rescheduledFromUid'),
  };
}

/** It goes into paths, and is all that is needed to change the booking. */
function readUid(wire: Wire): string {
  const uid = wire.required('uid', wire.text('uid'));
  return UID.test(uid) ? uid : wire.refuse('uid', 'is no id');
}

/** Taken for absent, the change of one seat would change all of them; a number names a seat as well as a text does. */
const readSeatUid = (wire: Wire): string | null =>
  Number.isSafeInteger(wire.raw.seatUid) ? String(wire.raw.seatUid) : wire.orAbsent('seatUid', wire.text('seatUid'));

function readStatus(wire: Wire): BookingStatus {
  const status = wire.required('status', wire.text('status')).toLowerCase();
  // An instant meeting that no host has joined yet: it takes its slot like any unconfirmed booking.
  if (status === 'awaiting_host') return 'pending';
  return STATUSES.find((known) => known === status) ?? wire.refuse('status', 'is unknown');
}

const readAttendee = (wire: Wire): BookingAttendee => ({
  name: wire.text('name') ?? '',
  email: wire.text('email') ?? undefined,
  phoneNumber: wire.text('phoneNumber') ?? undefined,
  timeZone: wire.zoneOr('timeZone') ?? undefined,
  language: wire.text('language') ?? undefined,
  seatUid: readSeatUid(wire) ?? undefined,
  isAbsent: wire.flag('absent'),
  metadata: wire.entries('metadata'),
});
