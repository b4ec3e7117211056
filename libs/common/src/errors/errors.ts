import { type ErrorCode, ERRORS } from './error-codes';
import { isOutcomeOpen, isUnreachable } from './unreachable';

/** One reason that a field was refused. `field` is a dotted path into the request: `attendee.email`. */
export interface FieldProblem {
  field: string;
  message: string;
  /** What a person calls the field, where a company has named it. */
  label?: string;
  /** The values that it can have, or could have meant. */
  options?: string[];
}

/** Facts of a failure that the caller may see. Never internals, never another company's data. */
export type ErrorDetails = FieldProblem[] | Record<string, unknown>;

/** What one failure adds to the table's entry for its code. */
interface ErrorOptions {
  /** One sentence that replaces the code's own. */
  message?: string;
  details?: ErrorDetails;
  /** Seconds until it is worth trying again; becomes `retry-after`. */
  retryAfter?: number;
  cause?: unknown;
  /** HTTP status of an answer that was decided elsewhere: by the framework, or for an earlier request. */
  status?: number;
}

/** A database that restarts is back by then. */
const BACK_IN_SECONDS = 5;
/** The error for a change whose commit was not confirmed. */
const OPEN = {
  message:
    'The connection to the database was lost while the change was stored, so it may have taken effect; send it again with the same Idempotency-Key, or look at what is there first',
  details: { outcome: 'unknown' },
};

/**
 * A failure that the caller sees: a stable `code` of the table, its HTTP status, one sentence, and the facts. Thrown
 * anywhere, turned into the answer by {@link ErrorFilter}.
 */
export class AppError extends Error {
  readonly status: number;
  readonly details?: ErrorDetails;
  readonly retryAfter?: number;

  constructor(
    readonly code: ErrorCode,
    { message = ERRORS[code].message, status = ERRORS[code].status, details, retryAfter, cause }: ErrorOptions = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.status = status;
    this.details = details;
    this.retryAfter = retryAfter;
  }

  /** Whether a failure leaves the outcome of a change open: the connection was lost during its commit. */
  static readonly isOutcomeOpen = isOutcomeOpen;

  /**
   * 503, when the database could not be reached. It has done nothing then, so that trying again is safe; unless the
   * connection was lost during a commit, which `details.outcome` tells.
   */
  static ofUnreachable(failure: unknown): AppError | undefined {
    if (isOutcomeOpen(failure))
      return new AppError('unavailable', { ...OPEN, retryAfter: BACK_IN_SECONDS, cause: failure });
    return isUnreachable(failure) ? new AppError('unavailable', { retryAfter: BACK_IN_SECONDS }) : undefined;
  }
}

/** 401 */
export const unauthenticated = (message?: string): AppError => new AppError('unauthenticated', { message });

/** 403 */
export const forbidden = (message: string): AppError => new AppError('forbidden', { message });

/** 404 */
export const notFound = (message: string): AppError => new AppError('not_found', { message });

/** 400 `validation_failed`, naming each field. */
export const invalid = (...details: FieldProblem[]): AppError =>
  new AppError('validation_failed', { message: details.map((p) => `${p.field}: ${p.message}`).join('; '), details });
