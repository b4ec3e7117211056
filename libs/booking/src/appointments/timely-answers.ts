import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { MAX_WAIT_MS } from '../claims/waiting-line';

/** Called once the work can no longer be taken back, with what is told of it while its outcome is open. */
type HasBegun<T> = (open: () => T) => void;

/** Answers callers in time about work at Cal.com that takes longer, and goes on. */
@Injectable()
export class TimelyAnswers implements BeforeApplicationShutdown {
  private readonly underWay = new Set<Promise<unknown>>();

  /**
   * What the work ends with; or what is open, when it has begun and takes longer than callers wait. What it fails with
   * later is in the row.
   * @param since when the request came, in milliseconds on the monotonic clock.
   */
  async give<T>(since: number, work: (hasBegun: HasBegun<T>) => Promise<T>): Promise<T> {
    const { promise: begun, resolve: hasBegun } = Promise.withResolvers<() => T>();
    const outcome = work(hasBegun);
    this.underWay.add(outcome);
    outcome.finally(() => this.underWay.delete(outcome)).catch(() => {});
    const over = new AbortController();
    const left = Math.max(0, since + MAX_WAIT_MS - performance.now());
    const late = pause(left, undefined, { signal: over.signal }).then(async () => (await begun)());
    late.catch(() => {});
    try {
      return await Promise.race([outcome, late]);
    } finally {
      over.abort();
    }
  }

  /** Connections to Cal.com are closed after this. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }
}
