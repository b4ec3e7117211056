import { secondsOf } from './api-error.js';

export interface RepeatOptions {
  /** How often a request is sent again. Default 3. */
  repeats?: number;
  /** A longer wait is left to the caller. Default 30 seconds. */
  longestWaitSeconds?: number;
  /** Default `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

const SAFE = ['GET', 'HEAD'];
const FIRST_PAUSE_SECONDS = 0.25;

/**
 * A `fetch` that sends a request again as `retry-after` says. A request that may have arrived is sent again only if that
 * changes nothing: a question, or one with an idempotency key, which stays the same.
 */
export function repeatingFetch({
  repeats = 3,
  longestWaitSeconds = 30,
  fetch: send = (request) => globalThis.fetch(request),
}: RepeatOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const isRepeatable = SAFE.includes(request.method) || request.headers.has('idempotency-key');
    for (let sent = 0; ; sent += 1) {
      const isLast = sent >= repeats;
      const pause = FIRST_PAUSE_SECONDS * 2 ** sent;
      try {
        const response = await send(isLast ? request : request.clone());
        const wait = response.ok ? undefined : secondsOf(response.headers.get('retry-after'));
        if (isLast || wait === undefined || wait > longestWaitSeconds) return response;
        await response.body?.cancel();
        await seconds(Math.max(wait, pause), request.signal);
      } catch (error) {
        if (isLast || !isRepeatable || request.signal.aborted) throw error;
        await seconds(pause, request.signal);
      }
    }
  };
}

/** @throws the reason of the signal when it is aborted meanwhile. */
function seconds(count: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, count * 1000);
    signal.addEventListener('abort', abort, { once: true });
  });
}
