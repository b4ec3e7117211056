const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds from a failed attempt to the next one. After the last, the event is given up. */
const RETRY_AFTER = [5, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR];
/** Up and down, so that what failed together does not come back together. */
const JITTER = 0.2;

/** For connecting, sending and the status of the answer. */
export const ATTEMPT_TIMEOUT_MS = 10_000;
/** Seconds. A claim ends by itself, should its process have died; longer than an attempt and what is stored of it take. */
export const CLAIM_SECONDS = 30;

/** Attempts at one endpoint at a time, by all processes. */
export const MAX_AT_ONCE = 4;
/** The same while its last attempt has failed: an endpoint that hangs takes up one place. */
export const MAX_AT_ONCE_AFTER_FAILURE = 1;

/**
 * Seconds until the next attempt; undefined: it was the last.
 * @param attempts that have failed.
 * @param random from 0 to 1, for tests.
 */
export function retryAfter(attempts: number, random: number = Math.random()): number | undefined {
  const seconds = RETRY_AFTER[attempts - 1];
  return seconds === undefined ? undefined : seconds * (1 - JITTER + 2 * JITTER * random);
}
