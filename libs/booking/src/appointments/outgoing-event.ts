import type { OutgoingEvent } from '@app/webhooks';
import type { Booking } from './booking.entity';
import { isStanding } from '../status/booking-status';
import { toBookingDto } from './told';

type State = Pick<Booking, 'status' | 'startAt'>;

/** The event for a company's endpoints about a change; undefined if the change does not concern them. */
export function eventOf(before: State, booking: Booking): OutgoingEvent | undefined {
  const type = typeOf(before, booking);
  return type && { type, subject: `booking:${booking.id}`, data: toBookingDto(booking) };
}

/** An attempt that never became an appointment, nor waited for a host, is no event. */
function typeOf(before: State, { status, startAt }: State): OutgoingEvent['type'] | undefined {
  const wasRequested = before.status === 'requested';
  if (status === before.status)
    return isStanding(status) && startAt.getTime() !== before.startAt.getTime() ? 'booking.moved' : undefined;
  if (status === 'requested') return 'booking.requested';
  if (status === 'confirmed') return wasRequested ? 'booking.confirmed' : 'booking.created';
  if (status === 'cancelled') return 'booking.cancelled';
  return status === 'rejected' && wasRequested ? 'booking.rejected' : undefined;
}
