import { type ErrorCode, ERRORS } from './error-codes';

/** One reason that a field was refused. `field` is a dotted path into the request: `attendee.email`. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** Facts of a failure that the caller may know. Never internals, never another company's data. */
export type ErrorDetails = FieldProblem[] | Record<string, unknown>;

/** What one failure adds to what its code says of all of them. */
interface ErrorOptions {
  /** One sentence, where the facts say more than the code's own. */
  message?: string;
  details?: ErrorDetails;
  /** Seconds until it is worth trying again; becomes `retry-after`. */
  retryAfter?: number;
  cause?: unknown;
  /** Of an answer that has been decided elsewhere, by the framework or for an earlier request. */
  status?: number;
}

/**
 * A failure that the caller is told about: a stable `code` of the table, its HTTP status, one sentence, and the facts.
 * Thrown anywhere, turned into the answer by {@link ErrorFilter}.
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
}

export const unauthenticated = (message?: string): AppError => new AppError('unauthenticated', { message });

export const forbidden = (message: string): AppError => new AppError('forbidden', { message });

export const notFound = (message: string): AppError => new AppError('not_found', { message });

/** Bad input, named field by field. */
export const invalid = (...details: FieldProblem[]): AppError =>
  new AppError('validation_failed', { message: details.map((p) => `${p.field}: ${p.message}`).join('; '), details });
