import { type CalcomApiException, calcomFailure } from '@app/calcom-client';
import { AppError } from '@app/common';
import type { Booking } from './booking.entity';
import type { BookingStatus } from '../status/booking-status';

/**
 * The status of a booking after Cal.com refused it, or did not answer.
 * @param wasSearched Cal.com was searched afterwards, and does not have it.
 */
export function statusAfter(error: CalcomApiException, wasSearched: boolean): BookingStatus {
  if (isUnknown(error, wasSearched)) return 'unknown';
  return error.retryable || error.outcomeUnknown ? 'failed' : 'rejected';
}

/** The caller's error. Leaves out Cal.com's own text, which may contain the attendee's data. */
export function bookingFailure(error: CalcomApiException, { id }: Pick<Booking, 'id'>): AppError {
  if (error.code === 'slot_taken') return slotTaken(id, error);
  if (error.code === 'invalid_request') {
    return new AppError('calcom_rejected', { details: { booking_id: id }, cause: error });
  }
  return calcomFailure(error);
}

/** 409; `details.booking_id` is our row of the refused booking, if it was sent to Cal.com. */
export const slotTaken = (bookingId?: number, cause?: CalcomApiException): AppError =>
  new AppError('slot_taken', { details: bookingId === undefined ? undefined : { booking_id: bookingId }, cause });

/** 409; `details.booking_id` is the appointment that the person has. */
export const alreadyBooked = (bookingId: number): AppError =>
  new AppError('already_booked', { details: { booking_id: bookingId } });

/**
 * It is unknown whether a row was written, and nothing was sent. A retry is safe: it gets that row as the caller's own
 * booking until the row is given up. @throws AppError 503 `unavailable`.
 */
export function failAsNotBegun(cause: unknown): never {
  throw new AppError('unavailable', { retryAfter: 5, cause });
}

/**
 * A 503 means that the request was not handled. A 500 ends its handling, so a booking that a search does not find then
 * will not appear later. Any other failure may be a timeout of the edge while Cal.com is still booking.
 */
function isUnknown({ outcomeUnknown, status }: CalcomApiException, wasSearched: boolean): boolean {
  const isOver = status === 503 || (status === 500 && wasSearched);
  return outcomeUnknown && !isOver;
}
