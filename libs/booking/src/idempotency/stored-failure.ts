import { CalcomApiException } from '@app/calcom-client';
import { AppError } from '@app/common';

/** A failure as it is kept beside its key. */
export interface StoredFailure {
  code: AppError['code'];
  message: string;
  details?: AppError['details'];
}

/** The failure of an earlier request under the same key, told again. */
export class ReplayedFailure extends AppError {
  constructor(status: number, { code, message, details }: StoredFailure) {
    super(code, { status, message, details });
  }
}

/**
 * Only what Cal.com itself has refused stays refused. Whatever stopped the request before, or instead, may be gone when
 * it is sent again.
 */
export const isFinal = (error: unknown): error is AppError =>
  error instanceof AppError && error.status < 500 && error.cause instanceof CalcomApiException;
