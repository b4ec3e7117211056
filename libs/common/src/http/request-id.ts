import { randomUUID } from 'node:crypto';

export const REQUEST_ID_HEADER = 'x-request-id';

/** Ids of a proxy in front are accepted when they are short and cannot forge a log line. */
const ACCEPTABLE = /^[\w.-]{8,64}$/;

/** The id of a request: the proxy's if it is acceptable, else a new UUID. */
export function requestIdOf(headers: Record<string, string | string[] | undefined>): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : randomUUID();
}
