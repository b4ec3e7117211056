import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { AppError, Jobs } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import type { LiveRun } from '../runs/live-run';
import { Recording } from '../runs/recording';
import type { SyncReport } from '../runs/report';
import { RunStore } from '../runs/run-store';
import type { SyncRun } from '../runs/sync-run.entity';
import { Due } from './due';
import { Following } from './following';
import { FOLLOWING, type FollowingJob } from './queues';
import { SyncSteps } from './sync-steps';

interface Wish {
  /** Whether to accept a list that would deactivate most items. */
  force?: boolean;
  /** Whether no caller waits for the list of teams: callers of the same key take precedence. */
  isScheduled?: boolean;
}

/** Milliseconds between two checks whether a run has ended. */
const LOOK_EVERY_MS = 200;

/** Syncs a company: its teams, then, in the same run, the event types of each. */
@Injectable()
export class CompanySync {
  constructor(
    private readonly recording: Recording,
    private readonly runs: RunStore,
    private readonly steps: SyncSteps,
    private readonly following: Following,
    private readonly jobs: Jobs,
    private readonly due: Due,
  ) {}

  /** Resolves when the teams are stored; a worker does the rest. @throws AppError with the reason if they were not. */
  sync(tenant: TenantContext, wish: Wish = {}): Promise<SyncReport> {
    return this.record(tenant, wish, async (em, { claim }) => {
      await this.runs.leaveIn(em, claim);
      const { companyId, runId } = claim;
      const job: FollowingJob = { companyId, runId };
      await this.jobs.send(FOLLOWING, job, em.getTransactionContext() as object);
    });
  }

  /** Runs the whole sync in this process, such as a command's. @returns the run, even if its rest has failed. */
  async syncToEnd(tenant: TenantContext, wish: Wish = {}): Promise<{ report: SyncReport; run: SyncRun }> {
    let own: LiveRun['claim'] | undefined;
    const report = await this.record(tenant, wish, async (_em, { claim }) => void (own = claim));
    if (own) await this.following.follow(tenant, own);
    return { report, run: await this.ended(tenant, report.runId) };
  }

  private record(
    tenant: TenantContext,
    { force = false, isScheduled = false }: Wish,
    goOn: (em: SqlEntityManager, run: LiveRun) => Promise<void>,
  ): Promise<SyncReport> {
    return this.recording.record(tenant, {
      what: { kind: 'teams' },
      list: (asked) => this.steps.listTeams(tenant, asked),
      force,
      priority: isScheduled ? 'sync' : 'interactive',
      stored: async (em, run) => {
        await run.confirmIn(em, 'event_types');
        await goOn(em, run);
      },
      dueAfter: this.due.afterFailure,
    });
  }

  /** Waits for the end of the run, which another process may carry out. */
  private async ended(tenant: TenantContext, runId: number): Promise<SyncRun> {
    for (;;) {
      const run = await this.runs.find(tenant, runId);
      if (!run) throw new AppError('internal_error');
      if (run.status !== 'running') return run;
      await this.runs.closeDead(tenant, run);
      await pause(LOOK_EVERY_MS);
    }
  }
}
