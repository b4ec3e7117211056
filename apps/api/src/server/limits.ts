/** Bytes; bodies of the API take a few kilobytes. */
export const BODY_LIMIT = 256 * 1024;
/** Bytes; Retell sends the transcript of the whole call along. */
export const AGENT_BODY_LIMIT = 2 * 1024 * 1024;
const AGENT_ROUTES = ['/api/retell/', '/api/webhooks/retell'];

export const isAgentRoute = (url: string): boolean => AGENT_ROUTES.some((prefix) => url.startsWith(prefix));

/** Characters; the longest URL of the API, with every filter and a cursor, has a fifth of them. */
export const URL_LIMIT = 4096;
export const PARAMETER_LIMIT = 50;
/** Characters of one path segment; ids have 16 digits, names of webhook subscriptions are short. */
export const PATH_PART_LIMIT = 200;
/** Bytes of all headers together; Node answers 431 beyond. */
export const HEADERS_LIMIT = 16 * 1024;
/** Levels of nesting; Retell's calls have ten, and the libraries that read bodies recurse. */
export const DEPTH_LIMIT = 32;

/** The server's timeouts, in milliseconds. They free the connections that slow clients hold. */
export interface Timeouts {
  /** Until the headers are complete. */
  headers: number;
  /** Until the request is complete. */
  request: number;
  /** Without a byte in either direction. Longer than the longest wait for Cal.com. */
  silence: number;
  /** Between requests. Longer than that of the load balancers in front (60 s), or they write into closed connections. */
  keepAlive: number;
  /** Interval at which `headers` and `request` are checked, hence their precision. */
  check: number;
  /** On shutdown, for requests under way. */
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
