/** The server cannot be reached or accepts no more connections: no byte of the query has been sent. */
const CODES = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', '53300', '57P03'];
/** The client of PostgreSQL gives its own timeouts no code: to connect, and to get a free connection. */
const MESSAGES = ['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout'];

interface Failure {
  code?: unknown;
  message?: unknown;
  /** Set by the database room: the transaction was rolled back, so nothing of it is left and a retry is safe. */
  hasLeftNothing?: unknown;
  /** Set by the database room: the connection was lost during the commit. */
  hasLeftOpen?: unknown;
}

/**
 * Whether a failure means that the database could not be reached and did nothing, so a retry is safe: no query was sent,
 * or the connection was lost before its transaction was committed. For one that was lost during the commit, see
 * {@link isOutcomeOpen}.
 */
export function isUnreachable(failure: unknown): boolean {
  const { code, message, hasLeftNothing } = (failure ?? {}) as Failure;
  return hasLeftNothing === true || CODES.includes(code as string) || MESSAGES.includes(message as string);
}

/** Whether a failure leaves the outcome of a transaction open: the connection was lost during its commit. */
export const isOutcomeOpen = (failure: unknown): boolean => ((failure ?? {}) as Failure).hasLeftOpen === true;
