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

/** How one kind of call to one upstream is faring. `open` lasts until the first call after the pause, the trial. */
export interface UpstreamState {
  /** Scheme, host and port. */
  origin: string;
  kind: Kind;
  state: 'closed' | 'open' | 'half_open';
}

const RETRIES = 2;
/** Milliseconds; the default generator draws the jitter between them. */
const BACKOFF = { initialDelay: 100, maxDelay: 1000 };

/** Failures of Cal.com itself. A refusal (4xx) is an answer to one company and says nothing about the others' calls. */
const isOutage = (error: unknown): boolean =>
  error instanceof CalcomApiException && ['timeout', 'network', 'unavailable'].includes(error.code);

/** Retries and circuit breakers. Failing bookings do not stop the reads, nor one company's server another's. */
@Injectable()
export class Resilience {
  private readonly upstreams = new Map<string, Upstream>();

  constructor(private readonly environment: Environment) {}

  /** @throws CalcomApiException `circuit_open` without calling `exchange` while the breaker is open. */
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
  /** On the monotonic clock, as only the distance matters. */
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
      { maxAttempts: RETRIES, backoff: new ExponentialBackoff(BACKOFF) },
    );
  }

  get state(): UpstreamState['state'] {
    if (this.breaker.state === CircuitState.Closed) return 'closed';
    return this.breaker.state === CircuitState.HalfOpen ? 'half_open' : 'open';
  }

  // The breaker stands inside the retries: every attempt counts, so five failed exchanges open it, and there is no sixth.
  run<T>(operation: OperationName, exchange: () => Promise<T>): Promise<T> {
    const attempt = (): Promise<T> => this.attempt(operation, exchange);
    return operationOf(operation).retryable ? this.retries.execute(attempt) : attempt();
  }

  private async attempt<T>(operation: OperationName, exchange: () => Promise<T>): Promise<T> {
    // The library would let others wait for the trial's end; a caller is better served by a stale answer now.
    if (this.state === 'half_open') throw this.heldBack(operation);
    try {
      return await this.breaker.execute(exchange);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? this.heldBack(operation) : error;
    }
  }

  private heldBack(operation: OperationName): CalcomApiException {
    const seconds = Math.ceil((this.openUntil - performance.now()) / 1000);
    return new CalcomApiException(operation, 'circuit_open', { retryAfter: Math.max(1, seconds) });
  }
}
