import { type CalcomApiException, calcomFailure } from '@app/calcom-client';
import { AppError, invalid } from '@app/common';
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
    const { message, details } = invalid(problem);
    return new AppError('validation_failed', { message, details, cause: error });
  }
  if (error.code === 'invalid_request') {
    return new AppError('calcom_rejected', { details: { booking_id: booking.id }, cause: error });
  }
  return calcomFailure(error);
}

export const slotTaken = ({ id }: Booking, cause: CalcomApiException): AppError =>
  new AppError('slot_taken', { details: { booking_id: id }, cause });

export const unconfirmedFailure = ({ id }: Booking): AppError =>
  new AppError('booking_unconfirmed', { details: { booking_id: id, status: 'unknown' }, retryAfter: 30 });

/**
 * A 503 says that the request was not handled. A 500 is the end of its handling, so what is not there then will not
 * come. Everything else may be an edge that gave up waiting while Cal.com is still at it.
 */
function isUnknown({ outcomeUnknown, status }: CalcomApiException, wasSought: boolean): boolean {
  const isOver = status === 503 || (status === 500 && wasSought);
  return outcomeUnknown && !isOver;
}
