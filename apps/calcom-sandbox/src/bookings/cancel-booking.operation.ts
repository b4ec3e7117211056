import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { badRequest, EngineError } from '../http/errors';
import type { Operation } from '../http/operation';
import { validated } from '../http/validation';
import { BOOKING_VERSIONS } from './booking-versions';
import { bookingOutput } from './bookings.output';
import { findBooking } from './find-booking';

class CancelBookingInput {
  @IsOptional()
  @IsString()
  cancellationReason?: string;

  @IsOptional()
  @IsBoolean()
  cancelSubsequentBookings?: boolean;
}

/** Not idempotent: a repeat is refused. */
export const cancelBooking: Operation = {
  name: 'cancelBooking',
  method: 'POST',
  path: '/bookings/:bookingUid/cancel',
  versions: BOOKING_VERSIONS,
  auth: 'optional',
  run(call) {
    const { store, account, clock } = call;
    const { cancellationReason } = validated(CancelBookingInput, call.body);
    const booking = findBooking(call);
    if (booking.status === 'cancelled') {
      throw badRequest(
        `Can't cancel booking with uid=${booking.uid} because it has been cancelled already. Please provide uid of a booking that is not cancelled.`,
      );
    }
    const eventType = store.eventType(booking.eventTypeId);
    if (eventType?.disableCancelling) throw new EngineError(400, 'This event type does not allow cancellations');
    if (Date.parse(booking.end) < clock.now().getTime()) {
      throw new EngineError(400, 'Cannot cancel a booking that has already ended');
    }
    if (eventType?.requiresCancellationReason && !cancellationReason) {
      throw new EngineError(400, 'Cancellation reason is required');
    }
    Object.assign(booking, {
      status: 'cancelled',
      cancellationReason: cancellationReason ?? '',
      cancelledByEmail: account?.email ?? '',
      updatedAt: clock.now().toISOString(),
    });
    store.bookingsChanged();
    return bookingOutput(store, booking);
  },
};
