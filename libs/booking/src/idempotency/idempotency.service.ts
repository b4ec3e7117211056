import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import { Attempts } from './attempts';
import type { BookingAttempt } from './booking-attempt.entity';
import { fingerprintOf } from './fingerprint';
import { inProgress, type Outcome, Repeats } from './repeats';
import { isFinal, ReplayedFailure, type StoredFailure } from './stored-failure';

const CREATED = 201;
const POLL_MS = 100;
/** 8 s in all: a voice agent does not wait longer. */
const MAX_POLLS = 80;

export interface Operation {
  /** UUID, goes along to Cal.com. */
  id: string;
  /** An earlier request began it and left no result: look it up at Cal.com before anything is sent. */
  isResumed: boolean;
}

/** Runs a request with an idempotency key at most once, and replays its stored answer. */
@Injectable()
export class IdempotencyService {
  private readonly log = new Logger(IdempotencyService.name);
  private readonly repeats = new Repeats(POLL_MS * MAX_POLLS);

  constructor(private readonly attempts: Attempts) {}

  /**
   * @param request the parts that must be equal for two requests to be the same; compared by fingerprint.
   * @throws AppError 422 `idempotency_mismatch` for the same key with another request, 409 `in_progress` when the first
   *   one is still running after 8 s, and whatever the first one failed with.
   */
  async once<T>(
    tenant: TenantContext,
    key: string | undefined,
    request: object,
    work: (operation: Operation) => Promise<T>,
  ): Promise<Outcome<T>> {
    if (key === undefined) return { value: await work({ id: randomUUID(), isResumed: false }), replayed: false };
    const requestHash = fingerprintOf(request);
    return this.repeats.join(`${tenant.companyId} ${requestHash} ${key}`, () =>
      this.claimAndRun(tenant, key, requestHash, work),
    );
  }

  private async claimAndRun<T>(
    tenant: TenantContext,
    key: string,
    requestHash: string,
    work: (operation: Operation) => Promise<T>,
  ): Promise<Outcome<T>> {
    for (let polls = 0; polls < MAX_POLLS; polls++) {
      const { attempt, kind } = await this.attempts.claim(tenant, key, requestHash);
      if (attempt.requestHash !== requestHash) throw new AppError('idempotency_mismatch');
      if (kind !== 'taken')
        return { value: await this.run(tenant, attempt, kind === 'resumed', work), replayed: false };
      if (attempt.status != null) return { value: answerIn<T>(attempt), replayed: true };
      await pause(POLL_MS);
    }
    throw inProgress();
  }

  private async run<T>(
    tenant: TenantContext,
    attempt: BookingAttempt,
    isResumed: boolean,
    work: (operation: Operation) => Promise<T>,
  ): Promise<T> {
    try {
      const value = await work({ id: attempt.operationId, isResumed });
      // The caller gets the result even if storing it fails: a repeat finds it by the operation id.
      await this.attempts.complete(tenant, attempt, CREATED, value).catch(this.logUnstored);
      return value;
    } catch (error) {
      await this.close(tenant, attempt, isResumed, error).catch(this.logUnstored);
      throw error;
    }
  }

  private close(tenant: TenantContext, attempt: BookingAttempt, isResumed: boolean, error: unknown): Promise<void> {
    if (isFinal(error)) {
      const { status, code, message, details } = error;
      return this.attempts.complete(tenant, attempt, status, { code, message, details } satisfies StoredFailure);
    }
    const isHarmless = error instanceof AppError && error.code !== 'booking_unconfirmed' && !isResumed;
    return isHarmless ? this.attempts.remove(tenant, attempt) : this.attempts.release(tenant, attempt);
  }

  /** Logs the error's name only: the message of a failed query may repeat the attendee. */
  private readonly logUnstored = (error: unknown): void =>
    this.log.error({ reason: (error as Error).name }, 'Could not store the result of an attempt; a repeat looks it up');
}

function answerIn<T>({ status, answer }: BookingAttempt): T {
  if (status === CREATED) return answer as T;
  throw new ReplayedFailure(status ?? 500, answer as StoredFailure);
}
