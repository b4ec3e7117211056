import { CalcomApiException } from '@app/calcom-client';
import { AppError } from '@app/common';

/** A failure as it is stored under its idempotency key. */
export interface StoredFailure {
  code: AppError['code'];
  message: string;
  details?: AppError['details'];
}

/** The stored failure of an earlier request under the same idempotency key. */
export class ReplayedFailure extends AppError {
  constructor(status: number, { code, message, details }: StoredFailure) {
    super(code, { status, message, details });
  }
}

/**
 * Whether a failure is stored and replayed: only a refusal by Cal.com itself is. Any other obstacle may be gone when
 * the request is repeated.
 */
export const isFinal = (error: unknown): error is AppError =>
  error instanceof AppError && error.status < 500 && error.cause instanceof CalcomApiException;
