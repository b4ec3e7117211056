import type { Booking } from '../appointments/booking.entity';
import type { Amendment } from '../appointments/booking-store';
import { isOpen, isStanding } from '../status/booking-status';
import { BY_CALCOM, ended, isSettled } from '../appointments/amendment';
import type { BookingChange } from './calcom-event';

/**
 * What an event changes of its row, if that is certain without a query to Cal.com, whatever other events came before or
 * come later: a uid goes from pending to accepted to its end and never back, and a move never gives it to another
 * booking. Undefined: it is not certain.
 */
export function clearChangeOf(
  row: Booking,
  change: BookingChange,
): ((now: Booking) => Amendment | undefined) | undefined {
  if (row.seatUid != null || row.change || isOpen(row.status)) return undefined;
  if (!isStanding(row.status)) return isAboutExistence(change) ? nothing : undefined;
  switch (change.trigger) {
    case 'BOOKING_CREATED':
      return confirmed;
    case 'BOOKING_REQUESTED':
    case 'BOOKING_RESCHEDULED':
      return nothing;
    case 'BOOKING_REJECTED':
      return row.status === 'requested' ? (now) => ended(now, { status: 'rejected' }, 'webhook') : undefined;
    case 'BOOKING_CANCELLED':
      return change.isRescheduleRequest ? requested : (now) => ended(now, { status: 'cancelled' }, 'webhook');
    default:
      return undefined;
  }
}

const nothing = (): undefined => undefined;

/** A booking that has ended stays so, whatever the event says about its existence. */
const isAboutExistence = ({ trigger }: BookingChange): boolean => trigger !== 'BOOKING_NO_SHOW_UPDATED';

const confirmed = (now: Booking): Amendment | undefined =>
  isSettled(now) && now.status === 'requested'
    ? { facts: { status: 'confirmed', cause: 'webhook', changedBy: BY_CALCOM } }
    : undefined;

const requested = (now: Booking): Amendment | undefined =>
  isSettled(now) && !now.rescheduleRequested
    ? { facts: { rescheduleRequested: true, cause: 'reschedule_requested', changedBy: BY_CALCOM } }
    : undefined;
