/** Kilobytes are enough for every body of ours. */
export const BODY_LIMIT = 256 * 1024;
/** A voice agent sends the transcript of the whole call along. */
export const AGENT_BODY_LIMIT = 2 * 1024 * 1024;
const AGENT_ROUTES = ['/api/retell/', '/api/webhooks/retell'];

export const isAgentRoute = (url: string): boolean => AGENT_ROUTES.some((prefix) => url.startsWith(prefix));

/** Characters; the longest address of ours, with every filter and a cursor, has a fifth of it. */
export const URL_LIMIT = 4096;
export const PARAMETER_LIMIT = 50;
/** One part of a path; ids have 16 digits, names of webhook subscriptions are short. */
export const PATH_PART_LIMIT = 200;
/** Bytes of all headers together; Node answers 431 beyond. */
export const HEADERS_LIMIT = 16 * 1024;
/** A call of Retell's goes ten levels deep; the libraries that read what was sent go down by recursion. */
export const DEPTH_LIMIT = 32;

/** How long a connection may take for what, in milliseconds. A slow client must not hold on to what others need. */
export interface Timeouts {
  /** Until the headers are complete. */
  headers: number;
  /** Until the whole request is there. */
  request: number;
  /** Without a byte in either direction. Longer than the longest wait for Cal.com. */
  silence: number;
  /** Between requests. Longer than that of the load balancers in front (60 s), or they write into closed connections. */
  keepAlive: number;
  /** How often connections are looked at: the two limits for requests are exact to this. */
  check: number;
  /** At the end, for requests that have begun. */
  drain: number;
}

export const TIMEOUTS: Timeouts = {
  headers: 10_000,
  request: 30_000,
  silence: 120_000,
  keepAlive: 72_000,
  check: 5_000,
  drain: 10_000,
};
