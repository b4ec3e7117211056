import { Injectable } from '@nestjs/common';
import { AppError, Environment, FairBulkhead } from '@app/common';
import { DurationsBy } from '@app/telemetry';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import type { Priority } from './budget/allowance';
import { CallBudget } from './budget/call-budget';
import type { Refusal } from './budget/key-queue';
import { CalcomApiException } from './calcom-api.exception';
import { type AccountState, type CallScope, Circuits, type UpstreamState } from './circuits';
import { type OperationName, operationOf } from './operations';

/** A caller's options for its call. */
export interface CallOptions {
  /** What waits for the call. Default: a caller. */
  priority?: Priority;
  /** Milliseconds that the caller waits for a read. Absent: CALCOM_TIMEOUT_MS, or minutes if no caller waits. */
  deadline?: number;
  /** A late answer to the read still serves others: the call lasts as long as an exchange may. */
  acceptsLate?: boolean;
  /** A read that is not repeated. */
  isOneCall?: boolean;
}

const MAX_RETRIES = 2;
/** Milliseconds; the default generator draws the jitter between them. */
const BACKOFF = { initialDelay: 100, maxDelay: 1000 };

/** Calls in flight and waiting, of all keys and of one. A slow key takes no more than its share. */
const READS = { concurrency: 128, share: 16, queue: 1000, queueShare: 100 };
const WRITES = { concurrency: 32, share: 8, queue: 200, queueShare: 50 };
/** Share of a key's calls in flight that one event type or team may take, so that a hanging one leaves room. */
const SUBJECT_SHARE = 0.6;
const SUBJECTS = { concurrency: Infinity, queue: 2000, queueShare: 100 };

/** Milliseconds that background work waits for its turn: by then the budget of a minute is free again. */
const LONG_WAIT_MS = 120_000;
/** A booking holds its time for as long as Cal.com may take, and hardly longer. */
const MAX_WRITE_WAIT_MS = 3000;
/** Milliseconds that a read of background work may take, including all tries. */
const LONG_DEADLINE_MS = 180_000;

/** Failures of Cal.com itself. A refusal (4xx) concerns one company and says nothing about the calls of others. */
const isOutage = (error: unknown): boolean =>
  error instanceof CalcomApiException && ['timeout', 'network', 'unavailable'].includes(error.code);

/** False when the server names a time to retry after, which is later than a retry would be. */
const isWorthRepeating = (error: unknown): boolean =>
  isOutage(error) && (error as CalcomApiException).retryAfter === undefined;

/**
 * Retries, circuit breakers, blocked keys, each key's budget, and each key's fair share of the calls in flight: the
 * load and the failures of one company delay only its own calls.
 */
@Injectable()
export class Resilience {
  private readonly circuits: Circuits;
  private readonly inFlight: { read: FairBulkhead; write: FairBulkhead };
  private readonly subjects: FairBulkhead;
  private readonly calcomTimeout: number;
  /** Exchanges since the start, for metrics. `outcome`: `success`, or the code of the exception. */
  readonly exchanges = new DurationsBy<'operation' | 'outcome'>();

  constructor(
    { breaker, calcomTimeout, calcomBudget }: Environment,
    private readonly budget: CallBudget,
  ) {
    this.calcomTimeout = calcomTimeout;
    this.circuits = new Circuits(breaker);
    this.inFlight = {
      read: new FairBulkhead({ ...READS, maxWait: calcomTimeout }),
      write: new FairBulkhead({ ...WRITES, maxWait: calcomTimeout }),
    };
    const share = Math.max(1, Math.floor(calcomBudget.concurrency * SUBJECT_SHARE));
    this.subjects = new FairBulkhead({ ...SUBJECTS, share, maxWait: calcomTimeout });
  }

  /**
   * All tries of a read share one deadline. A later answer is ignored and does not count as a failure: Cal.com is slow,
   * but works.
   * @throws CalcomApiException without calling `exchange`: `circuit_open`, `rate_limited` while the key is blocked, or
   *   `overloaded` when its budget is used up or too many calls with it are under way.
   */
  run<T>(scope: CallScope, exchange: () => Promise<T>, options: CallOptions = {}): Promise<T> {
    const { priority = 'interactive', isOneCall = false } = options;
    const isWaitedFor = priority === 'interactive';
    const maxWait = isWaitedFor ? this.calcomTimeout : LONG_WAIT_MS;
    const attempt = (left: number): Promise<T> =>
      this.once(scope, exchange, { priority, maxWait: Math.min(maxWait, left) });
    if (!operationOf(scope.operation).retryable) return attempt(isWaitedFor ? MAX_WRITE_WAIT_MS : maxWait);
    const until = performance.now() + this.deadlineOf(scope.operation, options);
    const left = (): number => Math.max(1, until - performance.now());
    // Each try counts separately, so the fifth failed exchange opens the circuit and is the last.
    const mayRetry = (error: unknown): boolean =>
      !isOneCall && isWorthRepeating(error) && performance.now() < until && this.refusalOf(scope) === undefined;
    const retries = { maxAttempts: MAX_RETRIES, backoff: new ExponentialBackoff(BACKOFF) };
    const tries = retry(handleWhen(mayRetry), retries).execute(() => attempt(left()));
    return within(tries, left(), scope.operation);
  }

  /** The circuit breakers with recent failures, for health checks. */
  states(): UpstreamState[] {
    return this.circuits.states();
  }

  /** The state of the calls with one account's key. */
  stateOf(account: Pick<CallScope, 'key' | 'origin'>): AccountState {
    return this.circuits.stateOf(account);
  }

  /** The bulkheads of calls, for metrics. */
  get bulkheads() {
    const { inFlight, subjects } = this;
    return {
      calcom_reads: inFlight.read.state,
      calcom_writes: inFlight.write.state,
      calcom_event_types: subjects.state,
    };
  }

  private deadlineOf(operation: OperationName, { deadline, acceptsLate, priority }: CallOptions): number {
    if (acceptsLate) return this.calcomTimeout * operationOf(operation).timeoutFactor;
    return deadline ?? (priority === undefined || priority === 'interactive' ? this.calcomTimeout : LONG_DEADLINE_MS);
  }

  private async once<T>(
    scope: CallScope,
    exchange: () => Promise<T>,
    waiting: { priority: Priority; maxWait: number },
  ): Promise<T> {
    this.refuse(scope);
    const { operation, key, subject } = scope;
    const { kind } = operationOf(operation);
    // While this call waited, others may have found that Cal.com is down, or that the key is blocked.
    const send = (): Promise<T> => (this.refuse(scope), this.reported(scope, exchange));
    const inTurn = (): Promise<T> => {
      this.refuse(scope);
      return this.budget.run(key, waiting, () => this.inFlight[kind].run(key, async () => send()));
    };
    try {
      return await this.subjects.run(`${key} ${subject ?? operation}`, async () => inTurn());
    } catch (error) {
      throw refusalFor(operation, error);
    }
  }

  private async reported<T>(scope: CallScope, exchange: () => Promise<T>): Promise<T> {
    const report = this.circuits.begin(scope);
    const { operation } = scope;
    const since = performance.now();
    try {
      const answer = await exchange();
      report('success');
      this.exchanges.since(since, { operation, outcome: 'success' });
      return answer;
    } catch (error) {
      report(isOutage(error) ? 'failure' : 'refusal');
      const outcome = error instanceof CalcomApiException ? error.code : 'failed';
      this.exchanges.since(since, { operation, outcome });
      if (error instanceof CalcomApiException && error.code === 'rate_limited') {
        await this.budget.block(scope.key, error.retryAfter ?? 0);
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
    const blockedFor = this.budget.blockedFor(scope.key);
    if (blockedFor !== undefined) {
      return new CalcomApiException(scope.operation, 'rate_limited', { retryAfter: blockedFor });
    }
    const openFor = this.circuits.retryAfter(scope);
    if (openFor === undefined) return undefined;
    return new CalcomApiException(scope.operation, 'circuit_open', { retryAfter: openFor });
  }
}

/** The caller's exception for a call that was not made. Other errors are returned unchanged. */
function refusalFor(operation: OperationName, error: unknown): unknown {
  if (error instanceof AppError)
    return new CalcomApiException(operation, 'overloaded', { retryAfter: error.retryAfter });
  if (!isRefusal(error)) return error;
  const code = error.because === 'blocked' ? 'rate_limited' : 'overloaded';
  return new CalcomApiException(operation, code, { retryAfter: Math.max(1, Math.ceil(error.wait / 1000)) });
}

const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && 'because' in error && 'wait' in error;

/** Lets the work go on beyond the deadline, so that its outcome is recorded. */
function within<T>(work: Promise<T>, ms: number, operation: OperationName): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new CalcomApiException(operation, 'timeout')), ms);
  work.catch(() => {});
  late.catch(() => {});
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
