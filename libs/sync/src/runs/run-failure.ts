import { CalcomApiException, calcomFailure } from '@app/calcom-client';
import { AppError } from '@app/common';

/** The reason of a failed run for callers, including those who wait for it in other processes. */
export interface RunFailure {
  code: AppError['code'];
  message: string;
  /** Seconds. */
  retryAfter?: number;
  details?: AppError['details'];
}

/** The failure of a run whose process has died, or stopped before its end. */
export const INTERRUPTED: RunFailure = { code: 'unavailable', message: 'The sync was interrupted' };

/** The caller's error. Keeps only messages that are meant for callers: others describe internals. */
export function told(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof CalcomApiException) return calcomFailure(error);
  // A run that is repeated finds what this one has stored.
  const away = AppError.ofUnreachable(error);
  if (away) return away;
  return new AppError('internal_error', { message: 'Something went wrong on our side', cause: error });
}

export function failureOf(error: unknown): RunFailure {
  const { code, message, retryAfter, details } = told(error);
  return { code, message, retryAfter, details };
}

export const errorOf = ({ code, ...facts }: RunFailure): AppError => new AppError(code, facts);
