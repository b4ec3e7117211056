import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { AppError, FairBulkhead, Jobs } from '@app/common';
import { CompaniesService } from '@app/tenancy';
import { Reconciler } from './reconcile';
import { type DueCheck, OpenBookings } from '../claims/open-bookings';

/** Milliseconds between two polls for due checks. */
const POLL_MS = 5000;
/** Checks that are taken up at a time. */
const BATCH = 20;
/** Seconds until Cal.com is queried about a booking again. */
const AGAIN_SECONDS = 10;
/** A company whose Cal.com is slow delays only its own checks. */
const BOUNDS = { concurrency: 8, share: 2, queue: Infinity, queueShare: Infinity };

/**
 * The queue of bookings and changes whose outcome is open. Every process that runs jobs works on it, so that another
 * one settles what a process left open when it died.
 */
@Injectable()
export class Reconciling implements BeforeApplicationShutdown {
  private readonly log = new Logger(Reconciling.name);
  private readonly turns = new FairBulkhead(BOUNDS);
  private readonly over = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly open: OpenBookings,
    private readonly reconciler: Reconciler,
    private readonly companies: CompaniesService,
    private readonly jobs: Jobs,
  ) {}

  /** Starts to work in this process. */
  work(): void {
    this.working = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.over.abort();
    await this.working;
  }

  /** Settles what is due, and waits for it. @returns how many were due. */
  async settleDue(): Promise<number> {
    const due = await this.dueNow();
    await Promise.all(due.map((check) => this.check(check)));
    return due.length;
  }

  private async loop(): Promise<void> {
    const { signal } = this.over;
    while (!signal.aborted) {
      const due = await this.dueNow();
      // Not awaited: one company's slow Cal.com would delay all others. Checks not done in time become due again.
      for (const check of due) void this.check(check);
      if (due.length < BATCH) await pause(POLL_MS, undefined, { signal }).catch(() => {});
    }
  }

  private async dueNow(): Promise<DueCheck[]> {
    if (this.jobs.isPaused) return [];
    return this.open.due(BATCH, AGAIN_SECONDS).catch((error: Error) => {
      this.log.warn({ reason: error.name }, 'Could not look for open bookings');
      return [];
    });
  }

  private async check(due: DueCheck): Promise<void> {
    const { companyId, bookingId } = due;
    try {
      await this.turns.run(companyId, async () => {
        await this.reconciler.check(await this.companies.contextFor(companyId), due);
      });
    } catch (error) {
      const reason = error instanceof AppError ? error.code : (error as Error).name;
      this.log.warn({ bookingId, reason }, 'Could not settle an open booking; it is tried again');
    }
  }
}
