import { AppError, notFound } from '@app/common';
import type { CalcomApiException } from './calcom-api.exception';

/** Seconds, when Cal.com itself names none. */
const DEFAULT_RETRY_AFTER_S = 30;

/**
 * What a caller is told about a failure of Cal.com when the room at hand has nothing better to say. 503 is worth another
 * try, everything else is not. A write with an unknown outcome is to be looked into before it is told to anyone.
 */
export function calcomFailure(error: CalcomApiException): AppError {
  switch (error.code) {
    case 'timeout':
    case 'network':
    case 'unavailable':
    case 'circuit_open':
    case 'rate_limited':
      return failure(
        503,
        'calcom_unavailable',
        'Cal.com temporarily unavailable',
        error,
        error.retryAfter ?? DEFAULT_RETRY_AFTER_S,
      );
    case 'slot_taken':
      return failure(409, 'slot_taken', 'The slot is no longer free; pick another one', error);
    case 'out_of_bounds':
      return failure(422, 'out_of_bounds', 'The time is too soon or too far ahead for this event type', error);
    case 'invalid_request':
      return failure(422, 'calcom_refused', 'Cal.com refused the request', error);
    case 'not_found':
      return notFound('Cal.com does not know it any more; sync and try again');
    case 'unauthorized':
    case 'forbidden':
      return failure(502, 'calcom_key_refused', 'Cal.com refuses the API key; connect Cal.com with another one', error);
    case 'misrouted':
    case 'unexpected_answer':
      return failure(502, 'calcom_unexpected_answer', 'Cal.com answered something unknown', error);
  }
}

function failure(status: number, code: string, message: string, cause: Error, retryAfter?: number): AppError {
  return new AppError(status, code, message, undefined, retryAfter, { cause });
}
