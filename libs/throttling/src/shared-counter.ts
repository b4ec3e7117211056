import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { RedisConnection } from '@app/redis';
import { withDeadline } from '@app/redis';

const FAILURES_TO_OPEN = 5;
const OPEN_FOR_MS = 1000;

/** What all processes have counted together. It may be away or frozen; nobody waits longer than the deadline for it. */
export class SharedCounter {
  private readonly limiter: RateLimiterRedis;
  /** A Redis that does not answer is left alone for a while, so that not every sign-in pays the deadline. */
  private readonly breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
    halfOpenAfter: OPEN_FOR_MS,
  });

  /** @param deadline milliseconds; beyond it each process counts for itself. */
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
      // It only counts here: each throttle compares with a limit of its own.
      points: Number.MAX_SAFE_INTEGER,
      duration: windowSeconds,
    });
  }

  /** @returns the sum with everybody's, or undefined when Redis does not say it in time. */
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
