import { circuitBreaker, type CircuitBreakerPolicy, CircuitState, ConsecutiveBreaker, handleType } from 'cockatiel';
import type { CacheKey } from '../keys/cache-keys';
import type { Invalidation } from '../keys/invalidation';
import { type Acquisition, type CacheEvent, CacheStore, CacheUnavailable } from './cache-store';
import type { EntryTtl, Lease, Lookup } from './cache-store';

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

  /** One pass through the breaker for all keys. */
  async read(keys: readonly CacheKey[]): Promise<Lookup[]> {
    try {
      return await this.throughBreaker(async () => {
        const lookups = await this.store.read(keys);
        if (lookups.every((lookup) => lookup === 'away')) throw new CacheUnavailable('no key could be read');
        return lookups;
      });
    } catch (error) {
      if (!(error instanceof CacheUnavailable)) throw error;
      return keys.map(() => 'away');
    }
  }

  async readStale(key: CacheKey): Promise<Lookup> {
    return this.throughBreaker(() => this.store.readStale(key)).catch(() => 'away');
  }

  acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition> {
    return this.throughBreaker(() => this.store.acquire(key, token, leaseMs));
  }

  fill(lease: Lease, text: string, entryTtl: EntryTtl): Promise<boolean> {
    return this.throughBreaker(() => this.store.fill(lease, text, entryTtl));
  }

  renew(lease: Lease, leaseMs: number): Promise<void> {
    return this.throughBreaker(() => this.store.renew(lease, leaseMs));
  }

  release(lease: Lease): Promise<void> {
    return this.throughBreaker(() => this.store.release(lease));
  }

  invalidate(invalidation: Invalidation): Promise<void> {
    return this.store.invalidate(invalidation);
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
