import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { FairBulkhead, Jobs } from '@app/common';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import { LiveRun } from '../runs/live-run';
import { failureOf, INTERRUPTED } from '../runs/run-failure';
import { type Claim, RunStore } from '../runs/run-store';
import { Due } from './due';
import { FOLLOWING, type FollowingJob } from './queues';
import { SyncSteps } from './sync-steps';

/** Concurrent runs in this process. Each takes little CPU time, but memory. */
const PLACES = { concurrency: 8, share: 1, queue: Infinity, queueShare: Infinity };

/** The background part of a company's run, which follows once the teams are stored. */
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

  /** Carries the run out to its end. Never rejects: the run records its outcome. */
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

  /** Hands the runs under way to other processes at once. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const live of this.running.keys()) live.stop();
    await Promise.all(this.running.values());
  }

  /** Repeats the steps if Cal.com was asked for the teams again during a pass, since it may have changed meanwhile. */
  private async passes(tenant: TenantContext, live: LiveRun): Promise<void> {
    for (;;) {
      const since = live.confirmedAt;
      for (const step of this.steps.following) await step(tenant, live);
      if (await live.end({ since, dueIn: this.due.afterSuccess() })) return;
      await live.confirm();
    }
  }

  private async fail(live: LiveRun, error: unknown): Promise<void> {
    if (live.signal.aborted) return void (await live.end({ failure: INTERRUPTED, dueIn: 0 }));
    const failure = failureOf(error);
    if (failure.code === 'internal_error') this.log.error(error);
    await live.end({ failure, dueIn: this.due.afterFailure(failure) });
  }
}
