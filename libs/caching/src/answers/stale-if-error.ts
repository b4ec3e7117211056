import { setImmediate as soon, setTimeout as pause } from 'node:timers/promises';
import type { Flight } from './single-flight';

/** Stale-if-error (RFC 5861), for answers that are loaded from another service. */
export interface StaleIfError {
  /** Seconds after it was loaded that an answer may still be served stale. */
  keptFor: number;
  /** Is this error of the load an outage, so that a stale answer may stand in? Other errors reach the caller. */
  isOutage: (error: unknown) => boolean;
}

/** Milliseconds until a slow load is answered stale. On the phone, two seconds are long. */
export const SOFT_TIMEOUT_MS = 2000;

const LATE = Symbol('late');

/**
 * The fresh answer; or the stale one, when the load fails with an outage or exceeds the soft timeout. The load then goes
 * on in the background and its result is cached, which is how the end of an outage is found.
 * @param readStale resolves to undefined when there is none; then the caller waits for the load, or gets its error.
 */
export async function orStale<T>(
  { promise: fresh, begun }: Flight<T>,
  isOutage: StaleIfError['isOutage'],
  readStale: () => Promise<T | undefined>,
  softTimeoutMs: number,
): Promise<T> {
  const over = new AbortController();
  const left = Math.max(0, begun + softTimeoutMs - performance.now());
  const late = pause(left, LATE, { signal: over.signal }).catch(() => LATE);
  try {
    const first = await Promise.race([fresh, late]);
    if (first !== LATE) return first as T;
  } catch (error) {
    if (!isOutage(error)) throw error;
  } finally {
    over.abort();
  }
  const stale = await readStale();
  // The load may have ended meanwhile, so that what was read is its own answer, and not stale.
  const isLoaded = fresh.then(yes, no);
  return stale === undefined || (await Promise.race([isLoaded, soon().then(no)])) ? fresh : stale;
}

const yes = (): boolean => true;
const no = (): boolean => false;
