import type { DateTime } from 'luxon';
import { AppError } from '@app/common';
import { type Booking } from './booking.entity';
import { isStanding } from '../status/booking-status';

/** Part of an event's UID, by which calendars recognize a moved appointment. */
const UID_DOMAIN = 'team-selector';

/**
 * The appointment as iCalendar (RFC 5545), with the rules of its zone.
 * @param company its name, for the calendar's own.
 * @throws AppError 409 `already_over` for a booking that is no appointment.
 */
export async function calendarOf(booking: Booking, company: string): Promise<string> {
  if (!isStanding(booking.status) && booking.status !== 'cancelled') throw new AppError('already_over');
  // Loaded on demand: the rules of all zones take memory.
  const [{ default: ical, ICalCalendarMethod, ICalEventStatus }, { tzlib_get_ical_block }, { DateTime }] =
    await Promise.all([import('ical-generator'), import('timezones-ical-library'), import('luxon')]);
  const { timezone } = booking.attendee;
  const isCancelled = booking.status === 'cancelled';
  const calendar = ical({ name: company, prodId: { company: UID_DOMAIN, product: 'appointments' } });
  calendar.method(isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  const [start, end] = [booking.startAt, booking.endAt].map((at) => DateTime.fromJSDate(at, { zone: timezone }));
  // An ambiguous time is written in UTC instead.
  const isClear = [start, end].every((moment) => moment && isOnce(moment));
  if (isClear) calendar.timezone({ name: timezone, generator: (zone) => blockOf(tzlib_get_ical_block(zone)) });
  calendar.createEvent({
    id: `booking-${booking.id}@${UID_DOMAIN}`,
    sequence: booking.formerUids.length + Number(isCancelled),
    start: start ?? booking.startAt,
    end,
    timezone: isClear ? timezone : null,
    stamp: booking.updatedAt,
    summary: booking.title,
    description: booking.hosts.map(({ name }) => name).join(', ') || null,
    location: booking.location?.value ?? booking.meetingUrl ?? null,
    url: booking.meetingUrl ?? null,
    status: statusOf(booking, ICalEventStatus),
  });
  return calendar.toString();
}

function statusOf<Status>({ status }: Booking, known: { CANCELLED: Status; CONFIRMED: Status; TENTATIVE: Status }) {
  if (status === 'cancelled') return known.CANCELLED;
  return status === 'confirmed' ? known.CONFIRMED : known.TENTATIVE;
}

/** Calendars disagree on a time that clocks show twice, in spite of RFC 5545, 3.3.5. */
const isOnce = (moment: DateTime): boolean => moment.getPossibleOffsets().length === 1;

/** The library returns the block, or the block and the line that names the zone. */
const blockOf = (block: string | string[]): string | null => (Array.isArray(block) ? block[0] : block) ?? null;
