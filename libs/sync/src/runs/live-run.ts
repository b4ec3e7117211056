import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ItemProblem } from '@app/calcom-client';
import { AppError } from '@app/common';
import { BEAT_EVERY_MS, PROGRESS_EVERY_MS, PROGRESS_STEP } from './lease';
import { INTERRUPTED, type RunFailure } from './run-failure';
import type { Claim, RunStore } from './run-store';
import type { SyncPhase } from './sync-run.entity';

/** A run in the process that is at work on it: shows that the process lives, and how far it is. */
export class LiveRun {
  private done = 0;
  private steps = 0;
  private found: ItemProblem[] = [];
  private writtenAt = performance.now();
  private writtenDone = 0;
  private writing?: Promise<unknown>;
  /** The database's time when this process last confirmed that the run is its own. */
  confirmedAt: Date;
  private readonly stopped = new AbortController();
  private readonly heart: NodeJS.Timeout;

  constructor(
    private readonly store: RunStore,
    readonly claim: Claim,
    private phase: SyncPhase,
  ) {
    this.confirmedAt = claim.at;
    this.heart = setInterval(() => {
      if (performance.now() - this.writtenAt >= BEAT_EVERY_MS / 2) this.write();
    }, BEAT_EVERY_MS).unref();
  }

  /** Aborted when the run is no longer this process's, or the process stops. */
  get signal(): AbortSignal {
    return this.stopped.signal;
  }

  /** Stops at the next opportunity, as the process is about to end. */
  stop(): void {
    this.stopped.abort();
  }

  /** No more signs of life. */
  async close(): Promise<void> {
    clearInterval(this.heart);
    await this.writing;
  }

  /** Told to watchers soon. */
  at(done: number, steps: number): void {
    this.done = done;
    this.steps = steps;
    const isFurther = Math.abs(done - this.writtenDone) >= steps * PROGRESS_STEP;
    if (isFurther && performance.now() - this.writtenAt >= PROGRESS_EVERY_MS) this.write();
  }

  /** Notes what is wrong with items, or keeps them from being stored. */
  note(...problems: ItemProblem[]): void {
    this.found.push(...problems);
  }

  /**
   * Writes where the run is, in each transaction that stores something: nothing is stored by a process that was taken
   * for dead. @throws AppError 503 when the run is no longer this process's.
   * @param phase what the run is at once the transaction has committed.
   */
  async confirmIn(em: SqlEntityManager, phase = this.phase): Promise<void> {
    this.owned(await this.store.beatIn(em, this.claim, { ...this.taken(), phase }));
    // Signs of life wait for the commit from here on, so none tells of the phase before.
    this.phase = phase;
  }

  /** {@link confirmIn} in a transaction of its own. */
  async confirm(): Promise<void> {
    this.owned(await this.store.beat(this.claim, this.taken()));
  }

  private owned(now: Date | undefined): void {
    if (now) {
      this.confirmedAt = now;
      return;
    }
    this.stop();
    throw new AppError(INTERRUPTED.code, { message: INTERRUPTED.message, retryAfter: 1 });
  }

  /** Ends the run with all that has not been told yet. @returns whether it has ended: see {@link RunStore.end}. */
  async end(ending: { failure?: RunFailure; dueIn?: number; since?: Date }): Promise<boolean> {
    await this.writing;
    const progress = this.taken();
    const hasEnded = await this.store.end(this.claim, { ...ending, progress });
    if (!hasEnded) this.found.unshift(...progress.found);
    return hasEnded;
  }

  /** In the background: a database that is away for a moment is no reason to stop. */
  private write(): void {
    if (this.writing || this.signal.aborted) return;
    const progress = this.taken();
    this.writing = this.store
      .beat(this.claim, progress)
      .then((now) => now ?? this.stop())
      .catch(() => this.found.unshift(...(progress.found ?? [])))
      .finally(() => (this.writing = undefined));
  }

  private taken() {
    const { phase, done, steps, found } = this;
    this.found = [];
    this.writtenAt = performance.now();
    this.writtenDone = done;
    return { phase, done, steps, found };
  }
}
