import type { IncomingMessage } from 'node:http';

/**
 * How many bytes the body of a request will have: undefined for a request without one, infinite where the sender does
 * not say it beforehand.
 */
export function announcedBytes({ headers }: Pick<IncomingMessage, 'headers'>): number | undefined {
  if (headers['transfer-encoding'] !== undefined) return Number.POSITIVE_INFINITY;
  const length = Number(headers['content-length'] ?? 0);
  return length > 0 ? length : undefined;
}
