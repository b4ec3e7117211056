import { LRUCache } from 'lru-cache';
import { AppError, type Clock } from '@app/common';
import type { SharedCounter } from './shared-counter';

/** Fixed window: a minute of the clock, the same in every process. */
export const WINDOW_MS = 60_000;

/** A sync batch, as a share of the limit. */
const SYNC_BATCH_SHARE = 1 / 20;
/** Subjects; beyond it the least recently used is evicted, so that a flood of new ones cannot fill the memory. */
const MAX_SUBJECTS = 50_000;

interface Count {
  window: number;
  /** Counted by this process. */
  own: number;
  /** How many of those are in the shared counter. */
  synced: number;
  /** Counted by the other processes, as of the last sync. */
  others: number;
}

/**
 * How often a subject may do something in a minute. Every process counts locally and syncs with the shared counter in
 * the background, in batches of 5 % of the limit (the sync batch). So no request waits for Redis, and behind n processes
 * a subject gets at most n sync batches more than its limit. The local count holds without Redis, too.
 */
export class Throttle {
  /** By size, each of one: with a largest number of entries the memory for all of them would be taken at the start. */
  private readonly counts = new LRUCache<string, Count>({ maxSize: MAX_SUBJECTS, sizeCalculation: () => 1 });
  private readonly syncBatch: number;
  /** The limit as an item of the header `ratelimit-policy` (IETF draft 10). */
  readonly policy: string;

  /** @param name stands in the keys in Redis: `throttle:<name>:<subject>:<minute>`. */
  constructor(
    private readonly name: string,
    private readonly limit: number,
    private readonly clock: Clock,
    private readonly shared?: Pick<SharedCounter, 'add'>,
  ) {
    this.syncBatch = Math.max(1, Math.floor(limit * SYNC_BATCH_SHARE));
    this.policy = `"${name}";q=${limit};w=${WINDOW_MS / 1000}`;
  }

  /** Counts one without waiting. @throws AppError 429 `rate_limited` beyond the limit; what is refused is not counted. */
  count(subject: string): void {
    const count = this.countOf(subject);
    if (this.hasReachedLimit(count)) throw this.refusal();
    this.add(subject, count);
  }

  /** Counts one and waits for the count of all processes. For rare and costly requests. @throws AppError as {@link count}. */
  async countExactly(subject: string): Promise<void> {
    const count = this.countOf(subject);
    if (this.hasReachedLimit(count)) throw this.refusal();
    count.own += 1;
    const total = await this.sync(subject, count);
    if (total !== undefined && total > this.limit) throw this.refusal();
  }

  /** Counts one that has happened already, so it is never refused. */
  note(subject: string): void {
    this.add(subject, this.countOf(subject));
  }

  /** Whether the subject has reached its limit in this minute. Counts nothing. */
  isSpent(subject: string): boolean {
    const count = this.counts.get(subject);
    return count?.window === this.window() && this.hasReachedLimit(count);
  }

  /** How many more the subject may do in this minute, as far as this process knows. Counts nothing. */
  leftOf(subject: string): number {
    const count = this.counts.get(subject);
    return count?.window === this.window() ? Math.max(0, this.limit - count.own - count.others) : this.limit;
  }

  /** What is left, as an item of the header `ratelimit`. */
  stateOf(subject: string): string {
    return `"${this.name}";r=${this.leftOf(subject)};t=${this.secondsLeft()}`;
  }

  /** 429 `rate_limited`, with the seconds until the next window. */
  refusal(): AppError {
    const seconds = this.secondsLeft();
    return new AppError('rate_limited', {
      message: `Too many requests; try again in ${seconds} s`,
      retryAfter: seconds,
    });
  }

  private hasReachedLimit({ own, others }: Count): boolean {
    return own + others >= this.limit;
  }

  private add(subject: string, count: Count): void {
    count.own += 1;
    if (count.own - count.synced >= this.syncBatch) void this.sync(subject, count);
  }

  private async sync(subject: string, count: Count): Promise<number | undefined> {
    const batch = count.own - count.synced;
    count.synced = count.own;
    // Taken before the call: meanwhile a later batch may be synced, which the sum does not contain.
    const { synced } = count;
    const total = await this.shared?.add(`${this.name}:${subject}:${count.window}`, batch);
    // A sum below the local count means that Redis has lost counts; the local ones stay.
    if (total !== undefined) count.others = Math.max(count.others, total - synced);
    return total;
  }

  private countOf(subject: string): Count {
    const window = this.window();
    const known = this.counts.get(subject);
    if (known?.window === window) return known;
    const fresh = { window, own: 0, synced: 0, others: 0 };
    this.counts.set(subject, fresh);
    return fresh;
  }

  private secondsLeft(): number {
    return Math.ceil((WINDOW_MS - (this.clock.millis() % WINDOW_MS)) / 1000);
  }

  private window(): number {
    return Math.floor(this.clock.millis() / WINDOW_MS);
  }
}
