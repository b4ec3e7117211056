/** Nobody is there, or nobody lets another one in: no byte of what was asked has been sent. */
const CODES = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', '53300', '57P03'];
/** PostgreSQL's client gives its own limits no code: for a connection that is not there, and for one that is not free. */
const MESSAGES = ['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout'];

/**
 * Whether a failure says that the database could not be asked, so that asking again later makes sense. One that was
 * interrupted is none of these: nobody knows how far it got.
 */
export function isUnreachable(failure: unknown): boolean {
  const { code, message } = (failure ?? {}) as { code?: unknown; message?: unknown };
  return CODES.includes(code as string) || MESSAGES.includes(message as string);
}
