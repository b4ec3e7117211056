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
      return new AppError('calcom_unavailable', {
        cause: error,
        retryAfter: error.retryAfter ?? DEFAULT_RETRY_AFTER_S,
      });
    case 'slot_taken':
      return new AppError('slot_taken', { message: 'The slot is no longer free; pick another one', cause: error });
    case 'out_of_bounds':
      return new AppError('out_of_bounds', { cause: error });
    case 'invalid_request':
      return new AppError('calcom_refused', { cause: error });
    case 'not_found':
      return notFound('Cal.com does not know it any more; sync and try again');
    case 'unauthorized':
    case 'forbidden':
      return new AppError('calcom_key_refused', { cause: error });
    case 'misrouted':
    case 'unexpected_answer':
      return new AppError('calcom_unexpected_answer', { cause: error });
  }
}
