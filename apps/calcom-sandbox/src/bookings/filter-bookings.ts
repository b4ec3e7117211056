import type { Booking } from '../model';
import { attendeesOf } from '../seats/seats';
import type { BookingFilters, StatusFilter } from './list-bookings.query';

type Filters = BookingFilters & { status?: StatusFilter | StatusFilter[] };

/** The bookings that match, in the requested order; by start without one. */
export function filterBookings(bookings: readonly Booking[], filters: Filters, now: Date): Booking[] {
  return bookings.filter((booking) => fits(booking, filters, now)).toSorted(order(filters));
}

function fits(booking: Booking, filters: Filters, now: Date): boolean {
  const { eventTypeId, teamId } = booking;
  const attendees = attendeesOf(booking);
  const statuses = filters.status === undefined ? [] : [filters.status].flat();
  return (
    (statuses.length === 0 || statuses.some((status) => hasStatus(booking, status, now))) &&
    (filters.attendeeEmail === undefined || attendees.some(({ email }) => email === filters.attendeeEmail)) &&
    (filters.attendeeName === undefined || attendees.some(({ name }) => name === filters.attendeeName)) &&
    (filters.bookingUid ?? booking.uid) === booking.uid &&
    (filters.eventTypeId ?? eventTypeId) === eventTypeId &&
    (filters.eventTypeIds ?? [eventTypeId]).includes(eventTypeId) &&
    (filters.teamId ?? teamId) === teamId &&
    (filters.teamsIds ?? [teamId]).includes(teamId) &&
    isBetween(booking.start, filters.afterStart, undefined) &&
    isBetween(booking.end, undefined, filters.beforeEnd) &&
    isBetween(booking.createdAt, filters.afterCreatedAt, filters.beforeCreatedAt) &&
    isBetween(booking.updatedAt, filters.afterUpdatedAt, filters.beforeUpdatedAt)
  );
}

function isBetween(instant: string, after: string | undefined, before: string | undefined): boolean {
  const at = Date.parse(instant);
  return (after === undefined || at >= Date.parse(after)) && (before === undefined || at <= Date.parse(before));
}

function hasStatus({ status, end, recurringBookingUid }: Booking, filter: StatusFilter, now: Date): boolean {
  const isLive = status === 'accepted' || status === 'pending';
  const isOver = Date.parse(end) < now.getTime();
  switch (filter) {
    case 'upcoming':
      return isLive && !isOver;
    case 'past':
      return isLive && isOver;
    case 'cancelled':
      return status === 'cancelled' || status === 'rejected';
    case 'unconfirmed':
      return status === 'pending' && !isOver;
    case 'recurring':
      return isLive && !isOver && recurringBookingUid !== undefined;
  }
}

function order(filters: Filters) {
  const key = filters.sortEnd
    ? 'end'
    : filters.sortCreated
      ? 'createdAt'
      : filters.sortUpdatedAt
        ? 'updatedAt'
        : 'start';
  const direction = filters.sortStart ?? filters.sortEnd ?? filters.sortCreated ?? filters.sortUpdatedAt ?? 'asc';
  const sign = direction === 'asc' ? 1 : -1;
  return (a: Booking, b: Booking) => sign * (a[key].localeCompare(b[key]) || a.id - b.id);
}
