import { CacheUnavailable } from './cache-store';

/** A frozen Redis answers nothing and refuses nothing: without a deadline of our own its callers would wait for ever. */
export const REDIS_DEADLINE_MS = 100;

/** @throws CacheUnavailable for every failure of the work, and when it takes longer than `ms`. */
export function withDeadline<T>(work: Promise<T>, ms = REDIS_DEADLINE_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new CacheUnavailable(`no answer within ${ms} ms`));
    // After a long pause of this process timers run before sockets are read, though the answer may have arrived. One
    // more turn of the loop reads it: a slow process must not look like a slow Redis.
    const timer = setTimeout(() => setImmediate(late), ms);
    const inTime =
      <A>(settle: (outcome: A) => void) =>
      (outcome: A): void => {
        clearTimeout(timer);
        settle(outcome);
      };
    // Every hit passes here: a `finally` would cost it two more promises.
    work.then(
      inTime(resolve),
      inTime((error: Error) => reject(new CacheUnavailable(error.message, { cause: error }))),
    );
  });
}
