import { setTimeout as pause } from 'node:timers/promises';
import type { Flight } from './single-flight';

/** What to do for an answer that comes from afar while nothing comes from there. */
export interface StaleIfError {
  /** Seconds after it was made that the last known answer may still be given. */
  keptFor: number;
  /** Is this error of the load a reason for giving it? Others are the answer. */
  isOutage: (error: unknown) => boolean;
}

/** Milliseconds that a load is waited for while an older answer is at hand. On the phone, two seconds are long. */
export const SOFT_TIMEOUT_MS = 2000;

const LATE = Symbol('late');

/**
 * The new answer; or, when it cannot be had or lets us wait, the last known one. A load that is not waited for goes on
 * behind: it is the trial that finds out that an outage is over.
 * @param lastKnown undefined when there is none; then there is nothing better than to wait, or to fail.
 */
export async function orStale<T>(
  { promise: fresh, begun }: Flight<T>,
  isOutage: StaleIfError['isOutage'],
  lastKnown: () => Promise<T | undefined>,
  patienceMs: number,
): Promise<T> {
  const over = new AbortController();
  const left = Math.max(0, begun + patienceMs - performance.now());
  const late = pause(left, LATE, { signal: over.signal }).catch(() => LATE);
  try {
    const first = await Promise.race([fresh, late]);
    if (first !== LATE) return first as T;
  } catch (error) {
    if (!isOutage(error)) throw error;
  } finally {
    over.abort();
  }
  return (await lastKnown()) ?? fresh;
}
