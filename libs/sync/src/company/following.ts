import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { FairBulkhead, Jobs } from '@app/common';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import { LiveRun } from '../runs/live-run';
import { failureOf, INTERRUPTED } from '../runs/run-failure';
import { type Claim, RunStore } from '../runs/run-store';
import { Due } from './due';
import { FOLLOWING, type FollowingJob } from './queues';
import { SyncSteps } from './sync-steps';

/** Runs at once in this process. They take a small share of the processor, but memory each. */
const PLACES = { concurrency: 8, share: 1, queue: Infinity, queueShare: Infinity };

/** The part of a company's run that nobody waits for: what follows once the teams are stored. */
@Injectable()
export class Following implements BeforeApplicationShutdown {
  private readonly log = new Logger(Following.name);
  private readonly places = new FairBulkhead(PLACES);
  private readonly running = new Map<LiveRun, Promise<void>>();

  constructor(
    private readonly runs: RunStore,
    private readonly steps: SyncSteps,
    private readonly companies: CompaniesService,
    private readonly jobs: Jobs,
    private readonly due: Due,
  ) {}

  /** Makes this process a worker. */
  async work(): Promise<void> {
    await this.jobs.work<FollowingJob>(FOLLOWING, async (batch) => {
      for (const { companyId, runId } of batch) {
        const tenant = await this.companies.contextFor(companyId);
        const claim = await this.runs.takeUp(tenant.companyId, runId);
        if (claim) void this.follow(tenant, claim);
      }
    });
  }

  /** Carries the run out to its end. Never rejects: the run tells how it went. */
  follow(tenant: TenantContext, claim: Claim): Promise<void> {
    const live = new LiveRun(this.runs, claim, 'event_types');
    const work = this.places
      .run(tenant.companyId, () => this.passes(tenant, live))
      .catch((error: unknown) => this.fail(live, error))
      .catch((error: Error) => this.log.warn({ reason: error.name }, 'A sync is left to the next one'))
      .finally(() => live.close())
      .finally(() => this.running.delete(live));
    this.running.set(live, work);
    return work;
  }

  /** What is under way is left to another process at once. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const live of this.running.keys()) live.stop();
    await Promise.all(this.running.values());
  }

  /** Until Cal.com has not been asked for the teams again during a pass: something may have changed there since. */
  private async passes(tenant: TenantContext, live: LiveRun): Promise<void> {
    for (;;) {
      await live.confirm();
      const since = live.confirmedAt;
      for (const step of this.steps.following) await step(tenant, live);
      // With what is still to be told.
      await live.confirm();
      if (await this.runs.end(live.claim, { since, dueIn: this.due.afterSuccess() })) return;
    }
  }

  private async fail(live: LiveRun, error: unknown): Promise<void> {
    if (live.signal.aborted) return void (await this.runs.end(live.claim, { failure: INTERRUPTED, dueIn: 0 }));
    const failure = failureOf(error);
    if (failure.code === 'internal_error') this.log.error(error);
    await this.runs.end(live.claim, { failure, dueIn: this.due.afterFailure(failure) });
  }
}
