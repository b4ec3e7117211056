import { randomUUID } from 'node:crypto';

export const REQUEST_ID_HEADER = 'x-request-id';

/** What a proxy in front may hand us as an id: short and free of anything that could forge a log line. */
const ACCEPTABLE = /^[\w.-]{8,64}$/;

/** The id of a request: the proxy's if it is harmless, else a new one. */
export function requestIdOf(headers: Record<string, string | string[] | undefined>): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : randomUUID();
}
