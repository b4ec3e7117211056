import type { DateTime } from 'luxon';
import { AppError } from '@app/common';
import { type Booking } from './booking.entity';
import { isStanding } from '../status/booking-status';

/** Tells calendars that it is the same appointment when it was moved. */
const UID_DOMAIN = 'team-selector';

/**
 * The appointment as iCalendar (RFC 5545), with the rules of its zone.
 * @param company its name, for the calendar's own.
 * @throws AppError 409 `already_over` for what is no appointment.
 */
export async function calendarOf(booking: Booking, company: string): Promise<string> {
  if (!isStanding(booking.status) && booking.status !== 'cancelled') throw new AppError('already_over');
  // Loaded when somebody asks: the rules of all zones take memory.
  const [{ default: ical, ICalCalendarMethod, ICalEventStatus }, { tzlib_get_ical_block }, { DateTime }] =
    await Promise.all([import('ical-generator'), import('timezones-ical-library'), import('luxon')]);
  const { timezone } = booking.attendee;
  const isCancelled = booking.status === 'cancelled';
  const calendar = ical({ name: company, prodId: { company: UID_DOMAIN, product: 'appointments' } });
  calendar.method(isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  const [start, end] = [booking.startAt, booking.endAt].map((at) => DateTime.fromJSDate(at, { zone: timezone }));
  // In UTC otherwise.
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

/** A time that clocks show twice is understood as one or the other by calendars, in spite of RFC 5545, 3.3.5. */
const isOnce = (moment: DateTime): boolean => moment.getPossibleOffsets().length === 1;

/** The library answers with the block, or with the block and the line that names the zone. */
const blockOf = (block: string | string[]): string | null => (Array.isArray(block) ? block[0] : block) ?? null;
