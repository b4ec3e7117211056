import { AppError } from '@app/common';

const RETRY_AFTER_SECONDS = 5;

/**
 * 503 `calcom_unavailable`: Cal.com has not answered in time. The question goes on, and its answer is cached when it
 * comes: who asks again shortly gets it.
 */
export class NotAnsweredYet extends AppError {
  constructor() {
    super('calcom_unavailable', { retryAfter: RETRY_AFTER_SECONDS });
  }
}
