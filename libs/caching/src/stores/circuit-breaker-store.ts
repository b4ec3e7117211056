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
 * A store that is left alone for a while after it failed several times in a row, so that not every request pays the
 * deadline. Dropping is tried always: what is not dropped stays wrong until it runs out.
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
    return this.guarded(() => this.store.read(key));
  }

  ttl(key: CacheKey): Promise<number | undefined> {
    return this.guarded(() => this.store.ttl(key));
  }

  acquire(key: CacheKey, token: string, leaseMs: number): Promise<Acquisition> {
    return this.guarded(() => this.store.acquire(key, token, leaseMs));
  }

  readStale(key: CacheKey): Promise<string | undefined> {
    return this.guarded(() => this.store.readStale(key));
  }

  fill(key: CacheKey, token: string, text: string, life: EntryTtl): Promise<boolean> {
    return this.guarded(() => this.store.fill(key, token, text, life));
  }

  release(key: CacheKey, token: string): Promise<void> {
    return this.guarded(() => this.store.release(key, token));
  }

  register(family: CacheFamily, key: CacheKey, ttlSeconds: number): Promise<void> {
    return this.guarded(() => this.store.register(family, key, ttlSeconds));
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

  subscribe(listener: (news: CacheEvent) => void): () => void {
    return this.store.subscribe(listener);
  }

  isCurrent(): boolean {
    return this.store.isCurrent();
  }

  ping(): Promise<boolean> {
    return this.store.ping();
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    if (this.breaker.state !== CircuitState.Closed) {
      void this.probe();
      throw new CacheUnavailable('it failed too often a moment ago');
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

  /** The breaker hears of failures, and of the success that ends a row of them: all others are nothing new to it. */
  private report(failure?: CacheUnavailable): void {
    this.isFailing = failure !== undefined;
    const outcome = async (): Promise<void> => {
      if (failure) throw failure;
    };
    void this.breaker.execute(outcome).catch(() => {});
  }

  /** Is it back? Found out behind whoever asks, as nobody's question should wait for the deadline. */
  private async probe(): Promise<void> {
    if (this.isProbing) return;
    this.isProbing = true;
    // Before its time this does nothing.
    await this.breaker.execute(() => this.tried()).catch(() => {});
    this.isProbing = false;
  }

  private async tried(): Promise<void> {
    if (!(await this.store.ping())) throw new CacheUnavailable('it is still away');
  }
}
