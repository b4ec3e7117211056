import { Injectable } from '@nestjs/common';
import { Environment } from '@app/common';
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  circuitBreaker,
  handleWhen,
  retry,
} from 'cockatiel';
import { CalcomApiException } from './calcom-api.exception';
import { type OperationName, operationOf } from './operations';

type Kind = 'read' | 'write';

/** The circuit breaker of an origin and kind. The first call after the pause ends `open`: the half-open probe. */
export interface UpstreamState {
  /** Scheme, host and port. */
  origin: string;
  kind: Kind;
  state: 'closed' | 'open' | 'half_open';
}

const MAX_RETRIES = 2;
/** Milliseconds; the default generator draws the jitter between them. */
const BACKOFF = { initialDelay: 100, maxDelay: 1000 };

/** Failures of Cal.com itself. A refusal (4xx) concerns one company and says nothing about the calls of others. */
const isOutage = (error: unknown): boolean =>
  error instanceof CalcomApiException && ['timeout', 'network', 'unavailable'].includes(error.code);

/** Retries, and a circuit breaker per origin and kind: failing writes do not stop reads, nor one server another. */
@Injectable()
export class Resilience {
  private readonly upstreams = new Map<string, Upstream>();

  constructor(private readonly environment: Environment) {}

  /** @throws CalcomApiException `circuit_open` without calling `exchange` while the circuit breaker is open. */
  run<T>(origin: string, operation: OperationName, exchange: () => Promise<T>): Promise<T> {
    const { kind } = operationOf(operation);
    const name = `${kind} ${origin}`;
    let upstream = this.upstreams.get(name);
    if (!upstream) this.upstreams.set(name, (upstream = new Upstream(origin, kind, this.environment.breaker)));
    return upstream.run(operation, exchange);
  }

  /** Every upstream called so far, for health checks. */
  states(): UpstreamState[] {
    return [...this.upstreams.values()].map(({ origin, kind, state }) => ({ origin, kind, state }));
  }
}

class Upstream {
  private readonly breaker;
  private readonly retries;
  /** Milliseconds of the monotonic clock, which no change of the system's time moves. */
  private openUntil = 0;

  constructor(
    readonly origin: string,
    readonly kind: Kind,
    settings: Environment['breaker'],
  ) {
    this.breaker = circuitBreaker(handleWhen(isOutage), {
      halfOpenAfter: settings.openFor,
      breaker: new ConsecutiveBreaker(settings.failures),
    });
    this.breaker.onBreak(() => (this.openUntil = performance.now() + settings.openFor));
    this.retries = retry(
      handleWhen((error) => isOutage(error) && this.state === 'closed'),
      { maxAttempts: MAX_RETRIES, backoff: new ExponentialBackoff(BACKOFF) },
    );
  }

  get state(): UpstreamState['state'] {
    if (this.breaker.state === CircuitState.Closed) return 'closed';
    return this.breaker.state === CircuitState.HalfOpen ? 'half_open' : 'open';
  }

  // The breaker sits inside the retries: each attempt counts, so the fifth failed exchange opens it and is the last.
  run<T>(operation: OperationName, exchange: () => Promise<T>): Promise<T> {
    const attempt = (): Promise<T> => this.attempt(operation, exchange);
    return operationOf(operation).retryable ? this.retries.execute(attempt) : attempt();
  }

  private async attempt<T>(operation: OperationName, exchange: () => Promise<T>): Promise<T> {
    // cockatiel makes other callers wait for the half-open probe; failing at once lets them use stale-if-error.
    if (this.state === 'half_open') throw this.circuitOpen(operation);
    try {
      return await this.breaker.execute(exchange);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? this.circuitOpen(operation) : error;
    }
  }

  private circuitOpen(operation: OperationName): CalcomApiException {
    const seconds = Math.ceil((this.openUntil - performance.now()) / 1000);
    return new CalcomApiException(operation, 'circuit_open', { retryAfter: Math.max(1, seconds) });
  }
}
