import { LRUCache } from 'lru-cache';
import { AppError, type Clock } from '@app/common';
import type { SharedCounter } from './shared-counter';

/** Limits are per minute of the clock, the same minute in every process. */
export const WINDOW_MS = 60_000;

/** Part of a limit that a process may count before it tells the others. */
const SYNC_BATCH_SHARE = 1 / 20;
/** Subjects; beyond it the least recently used is forgotten, so that a flood of new ones cannot fill the memory. */
const MAX_SUBJECTS = 50_000;

interface Count {
  window: number;
  /** Counted by this process. */
  own: number;
  /** Of those, how many the others know of. */
  synced: number;
  /** Counted by the other processes, as far as is known here. */
  others: number;
}

/**
 * How often a subject may do something in a minute. Every process counts for itself and tells the others in the
 * background, a twentieth of the limit at a time: a request waits for nobody, and behind n processes a subject gets at
 * most n twentieths more than its limit. What a process has counted itself holds without Redis, too.
 */
export class Throttle {
  private readonly counts = new LRUCache<string, Count>({ max: MAX_SUBJECTS });
  private readonly syncBatch: number;

  /** @param name stands in the keys in Redis: `throttle:<name>:<subject>:<minute>`. */
  constructor(
    private readonly name: string,
    private readonly limit: number,
    private readonly clock: Clock,
    private readonly shared?: Pick<SharedCounter, 'add'>,
  ) {
    this.syncBatch = Math.max(1, Math.floor(limit * SYNC_BATCH_SHARE));
  }

  /** Counts one without waiting. @throws AppError 429 `rate_limited` beyond the limit; what is refused is not counted. */
  count(subject: string): void {
    const count = this.countOf(subject);
    if (this.isUp(count)) throw this.refusal();
    this.add(subject, count);
  }

  /** Counts one and waits for what the others say. For what is rare and dear. @throws AppError as {@link count}. */
  async countExactly(subject: string): Promise<void> {
    const count = this.countOf(subject);
    if (this.isUp(count)) throw this.refusal();
    count.own += 1;
    const total = await this.sync(subject, count);
    if (total !== undefined && total > this.limit) throw this.refusal();
  }

  /** Counts one that has happened already. */
  note(subject: string): void {
    this.add(subject, this.countOf(subject));
  }

  /** Has it reached its limit in this minute? Counts nothing. */
  isSpent(subject: string): boolean {
    const count = this.counts.get(subject);
    return count?.window === this.window() && this.isUp(count);
  }

  refusal(): AppError {
    const seconds = Math.ceil((WINDOW_MS - (this.clock.millis() % WINDOW_MS)) / 1000);
    return new AppError('rate_limited', {
      message: `Too many requests; try again in ${seconds} s`,
      retryAfter: seconds,
    });
  }

  private isUp({ own, others }: Count): boolean {
    return own + others >= this.limit;
  }

  private add(subject: string, count: Count): void {
    count.own += 1;
    if (count.own - count.synced >= this.syncBatch) void this.sync(subject, count);
  }

  private async sync(subject: string, count: Count): Promise<number | undefined> {
    const batch = count.own - count.synced;
    count.synced = count.own;
    // Not what is synced by the time the answer arrives: the sum is from before.
    const { synced } = count;
    const total = await this.shared?.add(`${this.name}:${subject}:${count.window}`, batch);
    // Less than this process has counted: Redis has lost something, and this process has not.
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

  private window(): number {
    return Math.floor(this.clock.millis() / WINDOW_MS);
  }
}
