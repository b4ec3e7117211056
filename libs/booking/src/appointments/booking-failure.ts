import { type CalcomApiException, calcomFailure } from '@app/calcom-client';
import { AppError } from '@app/common';
import type { Booking, BookingStatus } from './booking.entity';

/**
 * How a booking stands after Cal.com refused it, or did not answer.
 * @param wasSearched Cal.com was asked for it afterwards, and does not have it.
 */
export function statusAfter(error: CalcomApiException, wasSearched: boolean): BookingStatus {
  if (isUnknown(error, wasSearched)) return 'unknown';
  return error.retryable || error.outcomeUnknown ? 'failed' : 'rejected';
}

/** What the caller is told. Cal.com's own words stay out: they may repeat the attendee's data. */
export function bookingFailure(error: CalcomApiException, booking: Booking): AppError {
  if (booking.status === 'unknown') return unconfirmedFailure(booking);
  if (error.code === 'slot_taken') return slotTaken(booking, error);
  if (error.code === 'out_of_bounds') {
    const problem = { field: 'start', message: 'is too soon or too far ahead for this event type' };
    return refused(400, 'validation_failed', `${problem.field}: ${problem.message}`, [problem], error);
  }
  if (error.code === 'invalid_request') {
    const message = 'Cal.com does not accept this booking for this event type';
    return refused(422, 'calcom_rejected', message, { booking_id: booking.id }, error);
  }
  return calcomFailure(error);
}

export const slotTaken = ({ id }: Booking, cause: CalcomApiException): AppError =>
  refused(409, 'slot_taken', 'This slot has just been taken; check the availability again', { booking_id: id }, cause);

export const unconfirmedFailure = ({ id }: Booking): AppError =>
  new AppError(
    503,
    'booking_unconfirmed',
    'Cal.com did not confirm in time, so the appointment may exist. Send the same request under the same Idempotency-Key again, or look at the booking, before booking anew',
    { booking_id: id, status: 'unknown' },
    30,
  );

/**
 * A 503 says that the request was not handled. A 500 is the end of its handling, so what is not there then will not
 * come. Everything else may be an edge that gave up waiting while Cal.com is still at it.
 */
function isUnknown({ outcomeUnknown, status }: CalcomApiException, wasSought: boolean): boolean {
  const isOver = status === 503 || (status === 500 && wasSought);
  return outcomeUnknown && !isOver;
}

function refused(status: number, code: string, message: string, details: AppError['details'], cause: Error): AppError {
  return new AppError(status, code, message, details, undefined, { cause });
}
