/** A frozen Redis answers nothing and refuses nothing: without a deadline of our own its callers would wait for ever. */
export const REDIS_TIMEOUT_MS = 100;

/** Redis cannot be reached in time. Callers carry on without. */
export class RedisUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`Redis cannot be reached: ${reason}`, options);
    this.name = 'RedisUnavailable';
  }
}

export interface Deadline {
  /** Milliseconds. */
  timeout?: number;
  /** Makes the error that the caller's room promises, instead of {@link RedisUnavailable}. */
  toError?: (reason: string, options?: ErrorOptions) => Error;
}

const redisUnavailable = (reason: string, options?: ErrorOptions): Error => new RedisUnavailable(reason, options);

/** @throws RedisUnavailable, or what `toError` makes, for every failure of the work, and when it takes too long. */
export function withDeadline<T>(
  work: Promise<T>,
  { timeout = REDIS_TIMEOUT_MS, toError = redisUnavailable }: Deadline = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(toError(`no answer within ${timeout} ms`));
    // After a long pause of this process timers run before sockets are read, though the answer may have arrived. One
    // more turn of the event loop reads it: a slow process must not look like a slow Redis.
    const timer = setTimeout(() => setImmediate(late), timeout);
    const inTime =
      <A>(settle: (outcome: A) => void) =>
      (outcome: A): void => {
        clearTimeout(timer);
        settle(outcome);
      };
    // Every hit passes here: a `finally` would cost it two more promises.
    work.then(
      inTime(resolve),
      inTime((error: Error) => reject(toError(error.message, { cause: error }))),
    );
  });
}
