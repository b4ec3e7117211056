import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  handleType,
} from 'cockatiel';
import type { CacheFamily, CacheKey } from '../cache-keys';
import { type CacheNews, CacheStore, CacheUnavailable, type Claim, type Life, type Registration } from './cache-store';

const FAILURES_TO_OPEN = 5;
const OPEN_FOR_MS = 1000;

/**
 * A store that is left alone for a while after it failed several times in a row, so that not every request pays the
 * deadline. Dropping is tried always: what is not dropped stays wrong until it runs out.
 */
export class GuardedCacheStore extends CacheStore {
  private readonly breaker: CircuitBreakerPolicy;

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
    return this.guarded(() => this.store.read(key));
  }

  ttl(key: CacheKey): Promise<number | undefined> {
    return this.guarded(() => this.store.ttl(key));
  }

  acquire(key: CacheKey, token: string, leaseMs: number): Promise<Claim> {
    return this.guarded(() => this.store.acquire(key, token, leaseMs));
  }

  lastKnown(key: CacheKey): Promise<string | undefined> {
    return this.guarded(() => this.store.lastKnown(key));
  }

  fill(key: CacheKey, token: string, text: string, life: Life): Promise<boolean> {
    return this.guarded(() => this.store.fill(key, token, text, life));
  }

  release(key: CacheKey, token: string): Promise<void> {
    return this.guarded(() => this.store.release(key, token));
  }

  register(family: CacheFamily, key: CacheKey, ttlSeconds: number): Promise<void> {
    return this.guarded(() => this.store.register(family, key, ttlSeconds));
  }

  drop(keys: readonly CacheKey[]): Promise<void> {
    return this.store.drop(keys);
  }

  members(family: CacheFamily): Promise<Registration[]> {
    return this.store.members(family);
  }

  forget(family: CacheFamily, registrations: readonly Registration[]): Promise<void> {
    return this.store.forget(family, registrations);
  }

  subscribe(listener: (news: CacheNews) => void): () => void {
    return this.store.subscribe(listener);
  }

  isCurrent(): boolean {
    return this.store.isCurrent();
  }

  ping(): Promise<boolean> {
    return this.store.ping();
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    // The library would let the others wait for the trial's end, which takes as long as the deadline.
    if (this.breaker.state === CircuitState.HalfOpen) throw new CacheUnavailable('it is being tried');
    try {
      return await this.breaker.execute(work);
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw new CacheUnavailable('it failed too often a moment ago');
      throw error;
    }
  }
}
