import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { badRequest, EngineError } from '../http/errors';
import type { Call, Operation } from '../http/operation';
import { validated } from '../http/validation';
import type { Booking } from '../model';
import { isHostOrAdmin } from '../teams/team-access';
import { BOOKING_VERSIONS } from './booking-versions';
import { bookingOutput } from './bookings.output';
import { findBooking } from './find-booking';
import { bookingOfSeat, leaveBooking } from '../seats/seats';

class CancelBookingInput {
  @IsOptional()
  @IsString()
  cancellationReason?: string;

  @IsOptional()
  @IsBoolean()
  cancelSubsequentBookings?: boolean;

  @IsOptional()
  @IsString()
  seatUid?: string;
}

/** Not idempotent: a repeat is refused. */
export const cancelBooking: Operation = {
  name: 'cancelBooking',
  method: 'POST',
  path: '/bookings/:bookingUid/cancel',
  versions: BOOKING_VERSIONS,
  auth: 'optional',
  run(call) {
    const input = validated(CancelBookingInput, call.body);
    const booking = findBooking(call);
    if (input.seatUid !== undefined) requireSeat(call, booking, input.seatUid);
    if (booking.status === 'cancelled') {
      throw badRequest(
        `Can't cancel booking with uid=${booking.uid} because it has been cancelled already. Please provide uid of a booking that is not cancelled.`,
      );
    }
    requireCancellable(call, booking, input);
    cancel(call, booking, input);
    return bookingOutput(call, booking);
  },
};

function requireSeat({ store }: Call, booking: Booking, seatUid: string): void {
  const holder = bookingOfSeat(store, seatUid);
  if (!holder) throw badRequest('Invalid seatUid: this seat does not exist or has already been cancelled.');
  if (holder !== booking) throw badRequest('Invalid seatUid: this seat does not belong to this booking.');
}

function requireCancellable({ store, account, clock }: Call, booking: Booking, input: CancelBookingInput): void {
  const eventType = store.eventType(booking.eventTypeId);
  if (eventType?.disableCancelling) throw new EngineError(400, 'This event type does not allow cancellations');
  if (Date.parse(booking.end) < clock.now().getTime()) {
    throw new EngineError(400, 'Cannot cancel a booking that has already ended');
  }
  if (eventType?.requiresCancellationReason && !input.cancellationReason) {
    throw new EngineError(400, 'Cancellation reason is required');
  }
  const isAllSeats = booking.seats !== undefined && input.seatUid === undefined;
  if (isAllSeats && !(eventType && isHostOrAdmin(store, eventType, account))) {
    throw new EngineError(401, 'User not a host of this event');
  }
}

/** One seat leaves; without a seat, and with the last one, the booking is cancelled. */
function cancel({ store, account, clock }: Call, booking: Booking, input: CancelBookingInput): void {
  if (input.seatUid !== undefined) leaveBooking(booking, input.seatUid);
  else if (booking.seats) booking.seats = [];
  const isOver = (booking.seats ?? []).length === 0;
  Object.assign(booking, {
    ...(isOver && {
      status: 'cancelled',
      cancellationReason: input.cancellationReason ?? '',
      cancelledByEmail: account?.email ?? '',
    }),
    updatedAt: clock.now().toISOString(),
  });
  store.bookingsChanged();
}
