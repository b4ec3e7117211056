import { setTimeout as pause } from 'node:timers/promises';
import { AppError, FairBulkhead } from '@app/common';
import { isFinal, ReplayedFailure } from './stored-failure';

const RETRY_SECONDS = 2;
/** Repeats that are answered in one round of the event loop: of all requests, and of one. */
const ANSWERED = { concurrency: 16, share: 2, queue: Infinity, queueShare: Infinity };

/** The answer to a caller. */
export interface Told<T> {
  value: T;
  /** The value is the stored one of an earlier request. */
  replayed: boolean;
}

export const inProgress = (): AppError => new AppError('in_progress', { retryAfter: RETRY_SECONDS });

/**
 * Repeats of a request that this process is working on, or waiting for: they wait for its outcome in memory instead of
 * asking the database for it, one by one and again and again.
 */
export class Repeats {
  private readonly turns = new FairBulkhead(ANSWERED);
  private readonly underWay = new Map<string, Promise<Told<unknown>>>();

  /** @param maxWait milliseconds. */
  constructor(private readonly maxWait: number) {}

  /**
   * @param name equal for requests of one company under one key that are the same.
   * @throws AppError 409 `in_progress` for a repeat that has waited too long, and whatever the first one fails with.
   */
  async join<T>(name: string, first: () => Promise<Told<T>>): Promise<Told<T>> {
    const underWay = this.underWay.get(name) as Promise<Told<T>> | undefined;
    if (underWay) return this.follow(underWay).finally(() => this.turns.turn(name));
    const outcome = first().finally(() => this.underWay.delete(name));
    this.underWay.set(name, outcome);
    return outcome;
  }

  private async follow<T>(outcome: Promise<Told<T>>): Promise<Told<T>> {
    const over = new AbortController();
    const late = pause(this.maxWait, undefined, { signal: over.signal }).then(() => Promise.reject(inProgress()));
    try {
      const { value } = await Promise.race([outcome, late]);
      return { value, replayed: true };
    } catch (error) {
      // As it is replayed from the table to later repeats.
      throw isFinal(error) ? new ReplayedFailure(error.status, error) : error;
    } finally {
      late.catch(() => {});
      over.abort();
    }
  }
}
