/** The server cannot be reached or accepts no more connections: no byte of the query has been sent. */
const CODES = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', '53300', '57P03'];
/** The client of PostgreSQL gives its own timeouts no code: to connect, and to get a free connection. */
const MESSAGES = ['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout'];

/**
 * Whether a failure means that no query reached the database, so a retry is safe. An interrupted query is not such a
 * failure: its effect is unknown.
 */
export function isUnreachable(failure: unknown): boolean {
  const { code, message } = (failure ?? {}) as { code?: unknown; message?: unknown };
  return CODES.includes(code as string) || MESSAGES.includes(message as string);
}
