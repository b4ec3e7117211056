/** A frozen Redis neither answers nor refuses, and its client has no timeout: callers would wait forever. */
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
  /** Creates the error that the calling room documents, instead of {@link RedisUnavailable}. */
  toError?: (reason: string, options?: ErrorOptions) => Error;
}

const redisUnavailable = (reason: string, options?: ErrorOptions): Error => new RedisUnavailable(reason, options);

/**
 * Bounds the work in time. @throws RedisUnavailable, or the error of `toError`, when the work fails or takes too long.
 */
export function withDeadline<T>(
  work: Promise<T>,
  { timeout = REDIS_TIMEOUT_MS, toError = redisUnavailable }: Deadline = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(toError(`no answer within ${timeout} ms`));
    // After a long pause of this process, timers run before sockets are read. One more tick of the event loop reads an
    // answer that has arrived meanwhile, so that a slow process does not look like a slow Redis.
    const timer = setTimeout(() => setImmediate(late), timeout);
    const inTime =
      <A>(complete: (outcome: A) => void) =>
      (outcome: A): void => {
        clearTimeout(timer);
        complete(outcome);
      };
    // A `finally` would cost every hit two more promises.
    work.then(
      inTime(resolve),
      inTime((error: Error) => reject(toError(error.message, { cause: error }))),
    );
  });
}
