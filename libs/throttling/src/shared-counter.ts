import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { RedisConnection } from '@app/redis';
import { withDeadline } from '@app/redis';

const FAILURES_TO_OPEN = 5;
const OPEN_FOR_MS = 1000;

/** Counts of all processes together, in Redis. A call never waits longer than the deadline, even if Redis is frozen. */
export class SharedCounter {
  private readonly limiter: RateLimiterRedis;
  /** The circuit breaker is open while Redis does not answer, so that not every sign-in pays the deadline. */
  private readonly breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
    halfOpenAfter: OPEN_FOR_MS,
  });

  /** @param deadline milliseconds; beyond it each process counts alone. */
  constructor(
    redis: RedisConnection,
    windowSeconds: number,
    private readonly deadline = redis.timeout,
  ) {
    this.limiter = new RateLimiterRedis({
      storeClient: redis.libraryClient(),
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix: 'throttle',
      // The library only counts: each throttle compares with its own limit.
      points: Number.MAX_SAFE_INTEGER,
      duration: windowSeconds,
    });
  }

  /** @returns the sum over all processes, or undefined when Redis does not answer within the deadline. */
  async add(key: string, points: number): Promise<number | undefined> {
    try {
      const { consumedPoints } = await this.breaker.execute(() =>
        withDeadline(this.limiter.penalty(key, points), { timeout: this.deadline }),
      );
      return consumedPoints;
    } catch {
      return undefined;
    }
  }
}
