import type { Trigger } from './triggers';

/** The stored model. The `*.output.ts` files turn it into the API's shapes. */

/** ISO weekday (1 = Monday) to opening periods in the host's own zone, as `HH:mm` pairs. */
export type WeeklyHours = Partial<Record<number, readonly (readonly [from: string, to: string])[]>>;

export interface Host {
  userId: number;
  name: string;
  username: string;
  email: string;
  timeZone: string;
  hours: WeeklyHours;
}

/** One Cal.com user with one API key; it is admin of every team that names it. */
export interface Account {
  id: number;
  name: string;
  username: string;
  email: string;
  timeZone: string;
  locale: string;
  apiKey: string;
}

/** Its teams are listed by the organization's own routes, not among the teams of its members. */
export interface Organization {
  id: number;
  name: string;
  slug: string;
  timeZone: string;
  /** The organization above a sub-organization; null for others. */
  parentId: number | null;
  /** Accounts that see all of its teams, and those of its sub-organizations. */
  adminIds: readonly number[];
  /** Accounts that see the teams that they are members of. */
  memberIds: readonly number[];
}

export interface Team {
  id: number;
  accountId: number;
  organizationId: number | null;
  /** Accounts that are members, beside the one that it belongs to. */
  memberIds: readonly number[];
  name: string;
  slug: string;
  timeZone: string;
  weekStart: string;
}

export type SchedulingType = 'roundRobin' | 'collective' | 'managed' | null;

export type BookingWindow =
  | { type: 'businessDays' | 'calendarDays'; value: number; rolling?: boolean }
  | { type: 'range'; value: readonly [string, string] };

/** A booking of the event type is a series of them. */
export interface Recurrence {
  interval: number;
  occurrences: number;
  frequency: 'weekly' | 'monthly' | 'yearly';
}

/** Maximum bookings, or minutes of them, in a period of the first host's zone. */
export type PeriodLimits = Partial<Record<'day' | 'week' | 'month' | 'year', number>>;

/** In a default field, `field` is its slug; in a custom one it is `custom`, and `type` is set. */
export interface BookingField {
  field: string;
  slug: string;
  type?: string;
  label?: string;
  placeholder?: string;
  required: boolean;
  hidden: boolean;
  /** Older forms have a value behind what people see. */
  options?: readonly (string | { label: string; value: string })[];
}

export interface EventType {
  id: number;
  teamId: number;
  title: string;
  slug: string;
  description: string;
  lengthInMinutes: number;
  lengthInMinutesOptions: readonly number[] | null;
  hidden: boolean;
  /** Minor units: 2900 is 29 euros. */
  price: number;
  currency: string;
  schedulingType: SchedulingType;
  parentEventTypeId: number | null;
  hostIds: readonly number[];
  locations: readonly ({ type: string } & Record<string, unknown>)[];
  bookingFields: readonly BookingField[];
  minimumBookingNotice: number;
  beforeEventBuffer: number;
  afterEventBuffer: number;
  slotInterval: number | null;
  bookingWindow: BookingWindow | null;
  requiresConfirmation: boolean;
  /** Whether a booking that awaits confirmation takes the slot; off at Cal.com by default. */
  blockUnconfirmed: boolean;
  bookingRequiresAuthentication: boolean;
  /** How many people share one time; null: one booking per time and host. */
  seatsPerTimeSlot: number | null;
  /** Whether those who share a time see each other; the key of the team or of a host always does. */
  seatsShowAttendees: boolean;
  recurrence: Recurrence | null;
  bookingLimitsCount: PeriodLimits | null;
  /** In minutes. */
  bookingLimitsDuration: PeriodLimits | null;
  /** Upcoming bookings that one person may have; null: any number. */
  maximumActiveBookings: number | null;
  requiresCancellationReason: boolean;
  disableCancelling: boolean;
  disableRescheduling: boolean;
  createdAt: string;
}

export interface Attendee {
  name: string;
  email: string;
  timeZone: string;
  language: string;
  phoneNumber?: string;
}

/** One person's part of a booking that several people share; Cal.com keeps metadata and answers of each here. */
export interface Seat {
  seatUid: string;
  attendee: Attendee;
  metadata: Record<string, unknown>;
  responses: Record<string, unknown>;
}

export type BookingStatus = 'accepted' | 'pending' | 'cancelled' | 'rejected';

/** Instants are ISO strings in UTC, so that a snapshot file is the booking itself. */
export interface Booking {
  id: number;
  uid: string;
  icsUid: string;
  /** How often it was changed, for calendars; absent: 0. */
  icsSequence?: number;
  accountId: number;
  teamId: number;
  eventTypeId: number;
  hostIds: readonly number[];
  title: string;
  status: BookingStatus;
  start: string;
  end: string;
  /** The attendee who made the booking; with seats, the one who took the first seat. */
  attendee: Attendee;
  /** Of a seated event type only; empty once all attendees have cancelled. */
  seats?: readonly Seat[];
  /** What the bookings of a series have in common. */
  recurringBookingUid?: string;
  guests: readonly string[];
  location: string;
  metadata: Record<string, unknown>;
  responses: Record<string, unknown>;
  cancellationReason: string;
  cancelledByEmail: string;
  reschedulingReason?: string;
  rescheduledByEmail: string | null;
  rescheduledFromUid?: string;
  rescheduledToUid?: string;
  /** Cancelled because its host asked for another time: it can still be rescheduled. */
  isRescheduleRequested?: boolean;
  /** Addresses of attendees who did not come. */
  absentEmails?: readonly string[];
  createdAt: string;
  updatedAt: string;
}

/** Busy time in a host's own calendar. `shownInSlots: false`: the slot list misses it, as Cal.com's sometimes does. */
export interface BusyBlock {
  hostId: number;
  start: string;
  end: string;
  shownInSlots: boolean;
}

/** A slot that a client holds before booking it. */
export interface Reservation {
  uid: string;
  eventTypeId: number;
  start: string;
  end: string;
  /** In minutes. */
  reservationDuration: number;
  until: string;
}

/** Where events of one event type, or of all of an organization, are sent. */
export interface Webhook {
  /** A UUID, though it is documented as a number. */
  id: string;
  eventTypeId: number | null;
  organizationId: number | null;
  subscriberUrl: string;
  active: boolean;
  triggers: readonly Trigger[];
  secret: string | null;
  payloadTemplate: string | null;
  version: '2021-10-20' | '2026-07-27';
  time: number | null;
  timeUnit: 'DAY' | 'HOUR' | 'MINUTE' | null;
}

/** The catalogue a sandbox starts from. */
export interface Seed {
  accounts: Account[];
  organizations?: Organization[];
  hosts: Host[];
  teams: Team[];
  eventTypes: EventType[];
}
