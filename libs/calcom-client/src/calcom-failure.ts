import { AppError, invalid, notFound } from '@app/common';
import type { CalcomApiException } from './calcom-api.exception';

/** Where Cal.com names none. */
const DEFAULT_RETRY_AFTER_S = 30;

/**
 * The error that a caller gets for a failure of Cal.com where the operation has no better one. Only a 503 is worth a
 * retry. Find out the result of a write with `outcomeUnknown` first: here it counts as not done.
 */
export function calcomFailure(error: CalcomApiException): AppError {
  switch (error.code) {
    case 'timeout':
    case 'network':
    case 'unavailable':
    case 'circuit_open':
    case 'rate_limited':
      return new AppError('calcom_unavailable', {
        cause: error,
        retryAfter: error.retryAfter ?? DEFAULT_RETRY_AFTER_S,
      });
    case 'overloaded':
      return new AppError('overloaded', { cause: error, retryAfter: error.retryAfter });
    case 'slot_taken':
      return new AppError('slot_taken', { message: 'The slot is no longer free; pick another one', cause: error });
    case 'already_booked':
    case 'already_over':
    case 'booker_blocked':
    case 'event_type_gone':
    case 'sign_in_required':
      return new AppError(error.code, { cause: error });
    case 'already_cancelled':
      return new AppError('already_over', { cause: error });
    case 'booking_limit':
      return new AppError('booking_limit_reached', { cause: error });
    case 'out_of_bounds':
      return refusedFor(error, 'start', 'is too soon or too far ahead for this event type');
    case 'field_refused':
      return refusedFor(error, error.field ?? 'answers', 'is missing, or Cal.com does not take it; ask for it again');
    case 'invalid_request':
      return new AppError('calcom_rejected', { message: 'Cal.com refused the request', cause: error });
    case 'not_found':
      return notFound('Cal.com does not know it any more; sync and try again');
    case 'unauthorized':
    case 'forbidden':
      return new AppError('calcom_key_refused', { cause: error });
    case 'misrouted':
    case 'address_refused':
    case 'unexpected_answer':
      return new AppError('calcom_unexpected_answer', { cause: error });
  }
}

function refusedFor(cause: CalcomApiException, field: string, problem: string): AppError {
  const { message, details } = invalid({ field, message: problem });
  return new AppError('validation_failed', { message, details, cause });
}
