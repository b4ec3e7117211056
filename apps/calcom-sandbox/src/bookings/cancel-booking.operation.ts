import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { badRequest, EngineError } from '../http/errors';
import type { Call, Operation } from '../http/operation';
import { validated } from '../http/validation';
import type { Booking } from '../model';
import { isHostOrAdmin } from '../teams/team-access';
import { BOOKING_VERSIONS } from './booking-versions';
import { bookingOutput } from './bookings.output';
import { findBooking, findSeries, seriesOf } from './find-booking';
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
    const series = findSeries(call);
    if (series.length > 0 && input.cancelSubsequentBookings) {
      throw badRequest(
        'Cannot cancel subsequent bookings for recurring event - you have to provide uid of one of the individual bookings of a recurring booking.',
      );
    }
    const booking = series[0] ?? findBooking(call);
    if (input.seatUid !== undefined) requireSeat(call, booking, input.seatUid);
    if (booking.status === 'cancelled') {
      throw badRequest(
        `Can't cancel booking with uid=${booking.uid} because it has been cancelled already. Please provide uid of a booking that is not cancelled.`,
      );
    }
    requireCancellable(call, booking, input);
    for (const part of affected(call, booking, series, input)) cancel(call, part, input);
    const shown = input.cancelSubsequentBookings ? seriesOf(call.store, booking.recurringBookingUid) : series;
    if (shown.length > 0) return shown.map((part) => bookingOutput(call, part));
    if (input.cancelSubsequentBookings) {
      throw badRequest(`Booking with bookingUid=${booking.uid} is not part of a recurring booking.`);
    }
    return bookingOutput(call, booking);
  },
};

/** The booking; of a series those that are still to come, or those from the booking on. */
function affected({ store, clock }: Call, booking: Booking, series: Booking[], input: CancelBookingInput): Booking[] {
  if (series.length > 0) return series.filter(({ start }) => Date.parse(start) >= clock.now().getTime());
  if (!input.cancelSubsequentBookings || booking.recurringBookingUid === undefined) return [booking];
  return seriesOf(store, booking.recurringBookingUid).filter(({ start }) => start >= booking.start);
}

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
function cancel({ store, account, clock, webhooks }: Call, booking: Booking, input: CancelBookingInput): void {
  const before = { ...booking };
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
  const facts = { cancellationReason: input.cancellationReason ?? '', cancelledBy: account?.email ?? '' };
  const seatUids = input.seatUid === undefined ? before.seats?.map(({ seatUid }) => seatUid) : [input.seatUid];
  // Each attendee of a shared booking is notified of their own seat.
  for (const seatUid of seatUids ?? [undefined])
    webhooks.announce({
      trigger: 'BOOKING_CANCELLED',
      booking: { ...before, status: 'cancelled' },
      seatUid,
      facts: { ...facts, requestReschedule: false },
    });
}
