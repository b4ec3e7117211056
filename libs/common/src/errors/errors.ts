/** One reason that a field was refused. `field` is a dotted path into the request: `attendee.email`. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** Facts of a failure that the caller may know. Never internals, never another company's data. */
export type ErrorDetails = FieldProblem[] | Record<string, unknown>;

/**
 * A failure that the caller is told about: HTTP status, stable `code`, one sentence, and the facts.
 * Thrown anywhere, turned into the answer by {@link ErrorFilter}.
 */
export class AppError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details?: ErrorDetails,
    /** Seconds until it is worth trying again; becomes `retry-after`. */
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AppError';
  }
}

export const unauthenticated = (message = 'Sign in first: send "Authorization: Bearer <token>"'): AppError =>
  new AppError(401, 'unauthenticated', message);

export const forbidden = (message: string): AppError => new AppError(403, 'forbidden', message);

export const notFound = (message: string): AppError => new AppError(404, 'not_found', message);

/** Bad input, named field by field. */
export const invalid = (...problems: FieldProblem[]): AppError =>
  new AppError(400, 'validation_failed', problems.map((p) => `${p.field}: ${p.message}`).join('; '), problems);
