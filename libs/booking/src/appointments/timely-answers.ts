import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { MAX_WAIT_MS } from '../claims/waiting-line';

/** Milliseconds that a stopping process leaves to bookings under way; as long as Cal.com may take for one. */
const DRAIN_MS = 10_000;

/** Called once the work is irrevocable, with the answer to give while its outcome is open. */
type HasBegun<T> = (open: () => T) => void;

/** Answers callers in time about work at Cal.com that takes longer, and goes on. */
@Injectable()
export class TimelyAnswers implements OnModuleDestroy, BeforeApplicationShutdown {
  private stopsAt = Infinity;
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

  /** Runs when the server no longer accepts connections. */
  onModuleDestroy(): void {
    this.stopsAt = performance.now() + DRAIN_MS;
  }

  /** Connections to Cal.com are closed after this; what is not done by then, the reconciler of another process settles. */
  async beforeApplicationShutdown(): Promise<void> {
    const over = new AbortController();
    const deadline = pause(Math.max(0, this.stopsAt - performance.now()), undefined, { signal: over.signal });
    await Promise.race([Promise.allSettled(this.underWay), deadline.catch(() => {})]);
    over.abort();
  }
}
