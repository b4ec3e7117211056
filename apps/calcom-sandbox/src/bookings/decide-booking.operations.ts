import { badRequest } from '../http/errors';
import { callerOf } from '../http/operation';
import type { Operation } from '../http/operation';
import type { BookingStatus } from '../model';
import { ownTeam } from '../teams/team-access';
import { BOOKING_VERSIONS } from './booking-versions';
import { bookingOutput } from './bookings.output';
import type { Trigger } from '../triggers';
import { findBooking } from './find-booking';

/** The owner confirms or declines. Availability is not checked again: two bookings of one slot can be confirmed. */
const decision = (name: string, verb: string, status: BookingStatus, trigger: Trigger): Operation => ({
  name,
  method: 'POST',
  path: `/bookings/:bookingUid/${verb}`,
  versions: BOOKING_VERSIONS,
  auth: 'required',
  run(call) {
    const booking = findBooking(call);
    ownTeam(call.store, callerOf(call), booking.teamId);
    if (booking.status !== 'pending') throw badRequest(`Booking with uid=${booking.uid} is not pending.`);
    Object.assign(booking, { status, updatedAt: call.clock.now().toISOString() });
    call.store.bookingsChanged();
    call.webhooks.announce({ trigger, booking });
    return bookingOutput(call, booking);
  },
});

export const confirmBooking = decision('confirmBooking', 'confirm', 'accepted', 'BOOKING_CREATED');
export const declineBooking = decision('declineBooking', 'decline', 'rejected', 'BOOKING_REJECTED');
