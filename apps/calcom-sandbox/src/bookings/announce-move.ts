import type { Call } from '../http/operation';
import type { Booking } from '../model';

/** A move to a time that a host has to confirm is announced as a request, with the old uid like any move. */
export function announceMove({ webhooks }: Call, old: Booking, booking: Booking, seatUid?: string): void {
  webhooks.announce({
    trigger: booking.status === 'pending' ? 'BOOKING_REQUESTED' : 'BOOKING_RESCHEDULED',
    booking,
    seatUid,
    facts: {
      rescheduleUid: old.uid,
      rescheduleId: old.id,
      rescheduleStartTime: old.start,
      rescheduleEndTime: old.end,
      rescheduledBy: old.rescheduledByEmail ?? booking.attendee.email,
    },
  });
}
