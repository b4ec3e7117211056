import type { BookingField, EventType, Host, Organization, Team, WeeklyHours } from '../model';

export const BERLIN_ZONE = 'Europe/Berlin';

/** The same hours on each of these weekdays (1 = Monday). */
export const hoursOn = (weekdays: readonly number[], ...periods: [string, string][]): WeeklyHours =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, periods]));

/** The booking fields of a new team event type. */
export const defaultFields: readonly BookingField[] = [
  { field: 'name', slug: 'name', required: true, hidden: false },
  { field: 'email', slug: 'email', required: true, hidden: false },
  { field: 'attendeePhoneNumber', slug: 'attendeePhoneNumber', required: false, hidden: true },
  { field: 'location', slug: 'location', required: false, hidden: false },
  { field: 'title', slug: 'title', required: true, hidden: true },
  { field: 'notes', slug: 'notes', required: false, hidden: false },
  { field: 'guests', slug: 'guests', required: false, hidden: false },
  { field: 'rescheduleReason', slug: 'rescheduleReason', required: false, hidden: false },
];

/** The default fields with changes by slug, followed by custom ones. */
export function fieldsWith(
  changes: Record<string, Partial<BookingField>>,
  own: readonly BookingField[] = [],
): BookingField[] {
  return [...defaultFields.map((field) => ({ ...field, ...changes[field.slug] })), ...own];
}

type GivenTeam = Pick<Team, 'id' | 'accountId' | 'name' | 'slug'> & Partial<Team>;

/** A team, by default in Germany and outside any organization. */
export const team = (given: GivenTeam): Team => ({
  organizationId: null,
  memberIds: [],
  timeZone: BERLIN_ZONE,
  weekStart: 'Monday',
  ...given,
});

/** An organization in Germany without members. */
export const organization = (
  given: Pick<Organization, 'id' | 'name' | 'slug'> & Partial<Organization>,
): Organization => ({
  timeZone: BERLIN_ZONE,
  parentId: null,
  adminIds: [],
  memberIds: [],
  ...given,
});

/** A host, by default in Germany. */
export const host = (given: Omit<Host, 'timeZone'> & Partial<Host>): Host => ({ timeZone: BERLIN_ZONE, ...given });

type Given = Pick<EventType, 'id' | 'teamId' | 'title' | 'slug' | 'lengthInMinutes' | 'hostIds'> & Partial<EventType>;

/** An event type, by default with every option off. */
export const eventType = (given: Given): EventType => ({
  description: '',
  lengthInMinutesOptions: null,
  hidden: false,
  price: 0,
  currency: 'eur',
  schedulingType: 'roundRobin',
  parentEventTypeId: null,
  locations: [],
  bookingFields: defaultFields,
  minimumBookingNotice: 60,
  beforeEventBuffer: 0,
  afterEventBuffer: 0,
  slotInterval: null,
  bookingWindow: null,
  requiresConfirmation: false,
  blockUnconfirmed: false,
  bookingRequiresAuthentication: false,
  seatsPerTimeSlot: null,
  seatsShowAttendees: false,
  recurrence: null,
  bookingLimitsCount: null,
  bookingLimitsDuration: null,
  maximumActiveBookings: null,
  requiresCancellationReason: false,
  disableCancelling: false,
  disableRescheduling: false,
  createdAt: new Date(Date.UTC(2026, 0, 5, 9, 0, given.id % 1000)).toISOString(),
  ...given,
});
