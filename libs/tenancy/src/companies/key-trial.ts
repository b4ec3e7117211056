import { CalcomApiException, calcomFailure } from '@app/calcom-client';
import { AppError } from '@app/common';

/** What answers in no way that Cal.com does. */
const NOT_CALCOM = ['address_refused', 'misrouted', 'not_found', 'invalid_request', 'unexpected_answer'];

/**
 * The error for a key that was tried without success; nothing has been stored.
 * @param badAddress for a base URL that was named with the key, and turns out to be none of Cal.com's.
 */
export function refusalOfTrial(error: unknown, badAddress?: () => AppError): unknown {
  if (!(error instanceof CalcomApiException)) return error;
  if (error.code === 'unauthorized' || error.code === 'forbidden')
    return new AppError('calcom_key_refused', {
      status: 422,
      message: 'Cal.com refuses this API key; nothing was changed',
      cause: error,
    });
  return badAddress && NOT_CALCOM.includes(error.code) ? badAddress() : calcomFailure(error);
}
