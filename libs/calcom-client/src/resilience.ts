import { Injectable } from '@nestjs/common';
import { AppError, Environment, FairBulkhead } from '@app/common';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { BlockedKeys } from './blocked-keys';
import { CalcomApiException } from './calcom-api.exception';
import { type CallScope, Circuits, type UpstreamState } from './circuits';
import { operationOf } from './operations';

const MAX_RETRIES = 2;
/** Milliseconds; the default generator draws the jitter between them. */
const BACKOFF = { initialDelay: 100, maxDelay: 1000 };

/** Calls in flight and waiting, of all keys and of one. A key that is slow takes its share and no more. */
const READS = { concurrency: 128, share: 16, queue: 1000, queueShare: 100 };
const WRITES = { concurrency: 32, share: 8, queue: 200, queueShare: 50 };

/** Failures of Cal.com itself. A refusal (4xx) concerns one company and says nothing about the calls of others. */
const isOutage = (error: unknown): boolean =>
  error instanceof CalcomApiException && ['timeout', 'network', 'unavailable'].includes(error.code);

/**
 * Retries, circuit breakers, keys that are blocked, and a fair share of the calls in flight for each key: what one company
 * does or suffers holds back its own calls.
 */
@Injectable()
export class Resilience {
  private readonly circuits: Circuits;
  private readonly blocked = new BlockedKeys();
  private readonly inFlight: { read: FairBulkhead; write: FairBulkhead };

  constructor({ breaker, calcomTimeout }: Environment) {
    this.circuits = new Circuits(breaker);
    this.inFlight = {
      read: new FairBulkhead({ ...READS, maxWait: calcomTimeout }),
      write: new FairBulkhead({ ...WRITES, maxWait: calcomTimeout }),
    };
  }

  /**
   * @throws CalcomApiException without calling `exchange`: `circuit_open`, `rate_limited` while the key is blocked, or
   * `overloaded` when too many calls with the key are under way.
   */
  run<T>(scope: CallScope, exchange: () => Promise<T>): Promise<T> {
    // Each try counts by itself, so the fifth failed exchange opens the circuit and is the last.
    const attempt = (): Promise<T> => this.once(scope, exchange);
    if (!operationOf(scope.operation).retryable) return attempt();
    const mayRetry = (error: unknown): boolean => isOutage(error) && this.refusalOf(scope) === undefined;
    const options = { maxAttempts: MAX_RETRIES, backoff: new ExponentialBackoff(BACKOFF) };
    return retry(handleWhen(mayRetry), options).execute(attempt);
  }

  /** {@link run} without retries. */
  async once<T>(scope: CallScope, exchange: () => Promise<T>): Promise<T> {
    this.refuse(scope);
    const { kind } = operationOf(scope.operation);
    try {
      return await this.inFlight[kind].run(scope.key, () => {
        // While it waited, others may have found that Cal.com is away.
        this.refuse(scope);
        return this.reported(scope, exchange);
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new CalcomApiException(scope.operation, 'overloaded', { retryAfter: error.retryAfter });
    }
  }

  /** The circuit breakers of everything that has failed lately, for health checks. */
  states(): UpstreamState[] {
    return this.circuits.states();
  }

  /** The bulkheads of calls, for metrics. */
  get bulkheads() {
    return { calcom_reads: this.inFlight.read.state, calcom_writes: this.inFlight.write.state };
  }

  private async reported<T>(scope: CallScope, exchange: () => Promise<T>): Promise<T> {
    const report = this.circuits.begin(scope);
    try {
      const answer = await exchange();
      report('success');
      return answer;
    } catch (error) {
      report(isOutage(error) ? 'failure' : 'refusal');
      if (error instanceof CalcomApiException && error.code === 'rate_limited') {
        this.blocked.block(scope.key, error.retryAfter ?? 0);
      }
      throw error;
    }
  }

  private refuse(scope: CallScope): void {
    const refusal = this.refusalOf(scope);
    if (refusal) throw refusal;
  }

  /** Why a call must not be sent now. */
  private refusalOf(scope: CallScope): CalcomApiException | undefined {
    const blockedFor = this.blocked.retryAfter(scope.key);
    if (blockedFor !== undefined) {
      return new CalcomApiException(scope.operation, 'rate_limited', { retryAfter: blockedFor });
    }
    const openFor = this.circuits.retryAfter(scope);
    if (openFor === undefined) return undefined;
    return new CalcomApiException(scope.operation, 'circuit_open', { retryAfter: openFor });
  }
}
