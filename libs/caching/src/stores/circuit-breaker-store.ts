import { circuitBreaker, type CircuitBreakerPolicy, CircuitState, ConsecutiveBreaker, handleType } from 'cockatiel';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';
import {
  type CacheEvent,
  CacheStore,
  CacheUnavailable,
  type Acquisition,
  type EntryTtl,
  type Registration,
} from './cache-store';

const FAILURES_TO_OPEN = 5;
const OPEN_FOR_MS = 1000;

/**
 * A store behind a circuit breaker, which opens after several failures in a row, so that not every request pays the
 * deadline. Invalidations bypass the breaker: a value that is not invalidated stays wrong until it expires.
 */
export class CircuitBreakerStore extends CacheStore {
  private readonly breaker: CircuitBreakerPolicy;
  private isFailing = false;
  private isProbing = false;

  constructor(
    private readonly store: CacheStore,
    openForMs = OPEN_FOR_MS,
  ) {
    super();
    this.breaker = circuitBreaker(handleType(CacheUnavailable), {
      breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
      halfOpenAfter: openForMs,
    });
  }

  read(key: CacheKey): Promise<string | undefined> {
    return this.throughBreaker(() => this.store.read(key));
  }

  ttl(key: CacheKey): Promise<number | undefined> {
    return this.throughBreaker(() => this.store.ttl(key));
  }

  acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition> {
    return this.throughBreaker(() => this.store.acquire(key, token, leaseMs));
  }

  readStale(key: CacheKey): Promise<string | undefined> {
    return this.throughBreaker(() => this.store.readStale(key));
  }

  fill(key: CacheKey, token: string, text: string, entryTtl: EntryTtl): Promise<boolean> {
    return this.throughBreaker(() => this.store.fill(key, token, text, entryTtl));
  }

  release(key: CacheKey, token: string): Promise<void> {
    return this.throughBreaker(() => this.store.release(key, token));
  }

  register(family: CacheFamily, key: CacheKey, ttlSeconds: number): Promise<void> {
    return this.throughBreaker(() => this.store.register(family, key, ttlSeconds));
  }

  invalidate(keys: readonly CacheKey[]): Promise<void> {
    return this.store.invalidate(keys);
  }

  members(family: CacheFamily): Promise<Registration[]> {
    return this.store.members(family);
  }

  unregister(family: CacheFamily, registrations: readonly Registration[]): Promise<void> {
    return this.store.unregister(family, registrations);
  }

  subscribe(listener: (event: CacheEvent) => void): () => void {
    return this.store.subscribe(listener);
  }

  isCurrent(): boolean {
    return this.store.isCurrent();
  }

  ping(): Promise<boolean> {
    return this.store.ping();
  }

  private async throughBreaker<T>(work: () => Promise<T>): Promise<T> {
    if (this.breaker.state !== CircuitState.Closed) {
      void this.probe();
      throw new CacheUnavailable('the circuit breaker is open');
    }
    try {
      const answer = await work();
      if (this.isFailing) this.report();
      return answer;
    } catch (error) {
      if (error instanceof CacheUnavailable) this.report(error);
      throw error;
    }
  }

  /**
   * Reports failures, and the success that ends a row of them. Other successes change no state and would cost every
   * hit.
   */
  private report(failure?: CacheUnavailable): void {
    this.isFailing = failure !== undefined;
    const outcome = async (): Promise<void> => {
      if (failure) throw failure;
    };
    void this.breaker.execute(outcome).catch(() => {});
  }

  /** Half-open probes run in the background, one at a time, so no request pays the deadline. */
  private async probe(): Promise<void> {
    if (this.isProbing) return;
    this.isProbing = true;
    // A breaker that is not half-open yet rejects at once.
    await this.breaker.execute(() => this.pinged()).catch(() => {});
    this.isProbing = false;
  }

  private async pinged(): Promise<void> {
    if (!(await this.store.ping())) throw new CacheUnavailable('it does not answer a ping');
  }
}
