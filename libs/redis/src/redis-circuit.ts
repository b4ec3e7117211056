import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { withDeadline } from './deadline';

const FAILURES_TO_OPEN = 5;
const OPEN_FOR_MS = 1000;

/**
 * Commands that callers carry on without: each waits no longer than the deadline, even if Redis is frozen. The circuit
 * breaker is open while Redis does not answer, so that not every caller pays the deadline.
 */
export class RedisCircuit {
  private readonly breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
    halfOpenAfter: OPEN_FOR_MS,
  });

  /** @param timeout milliseconds. */
  constructor(private readonly timeout: number) {}

  /** @returns undefined when Redis refuses, does not answer in time, or is not asked. */
  async run<T>(command: () => Promise<T>): Promise<T | undefined> {
    try {
      return await this.breaker.execute(() => withDeadline(command(), { timeout: this.timeout }));
    } catch {
      return undefined;
    }
  }
}
