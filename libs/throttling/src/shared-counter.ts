import { RateLimiterRedis } from 'rate-limiter-flexible';
import { RedisCircuit, type RedisConnection } from '@app/redis';

/** Counts of all processes together, in Redis. A call never waits longer than the deadline, even if Redis is frozen. */
export class SharedCounter {
  private readonly limiter: RateLimiterRedis;
  private readonly circuit: RedisCircuit;

  /** @param timeout milliseconds; beyond it each process counts alone. */
  constructor(redis: RedisConnection, windowSeconds: number, timeout = redis.timeout) {
    this.circuit = new RedisCircuit(timeout);
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
    const sum = await this.circuit.run(() => this.limiter.penalty(key, points));
    return sum?.consumedPoints;
  }
}
