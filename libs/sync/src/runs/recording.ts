import { setTimeout as pause } from 'node:timers/promises';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import type { CallOptions } from '@app/calcom-client';
import { DurationsBy } from '@app/telemetry';
import { AuditLog, CompanyLocks, TenantDatabase, type TenantContext } from '@app/tenancy';
import { LiveRun } from './live-run';
import { type SyncCounts, type SyncReport, reportOf, reportOfRun } from './report';
import { errorOf, failureOf, INTERRUPTED, type RunFailure, told } from './run-failure';
import { type Opened, RunStore, type SyncObject } from './run-store';
import { SyncRun } from './sync-run.entity';

/** Options of listing at Cal.com. */
export interface Asked {
  /** The database's time before the request to Cal.com. */
  at: Date;
  /** Whether to accept a list that would deactivate most items. */
  force: boolean;
  /** What waits for the list. */
  priority: CallOptions['priority'];
}

/** What a list changes, and under which lock. */
export interface Storing {
  /** The advisory lock of the company that the rows need. */
  lock: string;
  store: (em: SqlEntityManager) => Promise<SyncCounts>;
}

/** Lists at Cal.com, and returns how to store the result. */
export type Listing = (asked: Asked) => Promise<Storing>;

export interface Recorded {
  what: SyncObject;
  list: Listing;
  force: boolean;
  /** Default: the caller. */
  priority?: CallOptions['priority'];
  /** In the transaction that has stored the list: ends the run, or goes on to its next part. */
  stored: (em: SqlEntityManager, run: LiveRun, counts: SyncCounts) => Promise<void>;
  /** Seconds until the schedule retries the company after a failed run; undefined: it is not a scheduled run. */
  dueAfter?: (failure: RunFailure) => number;
}

/** Milliseconds between two checks of a run that another request or process carries out. */
const LOOK_EVERY_MS = 100;
/** Number of checks after which the process at work may have died. */
const LOOKS = 50;

/** Carries out syncs as recorded runs: concurrent requests for the same sync, in all processes, share one run. */
@Injectable()
export class Recording {
  /** Runs of this process until their list was stored, for metrics. `outcome`: `stored`, or why not. */
  readonly durations = new DurationsBy<'kind' | 'outcome'>();
  private readonly listing = new Map<string, Promise<SyncReport | undefined>>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly runs: RunStore,
    private readonly locks: CompanyLocks,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Syncs, or joins the run under way. If that has stored its list already, Cal.com is queried again in the same run,
   * since something may have changed there.
   * @throws AppError with the reason if the run failed.
   */
  async record(tenant: TenantContext, recorded: Recorded): Promise<SyncReport> {
    for (;;) {
      const opened = await this.runs.open(tenant, recorded.what);
      const report = opened.claim
        ? await this.perform(tenant, opened, recorded)
        : isStored(opened.run)
          ? await this.listAgainOnce(tenant, opened, recorded)
          : await this.join(tenant, opened.run, recorded);
      if (report) return report;
    }
  }

  private async perform(tenant: TenantContext, { run, at, claim }: Opened, recorded: Recorded): Promise<SyncReport> {
    if (!claim) throw new Error('A run is carried out by the process that has claimed it');
    const live = new LiveRun(this.runs, claim, run.phase);
    const since = performance.now();
    let outcome = 'stored';
    try {
      const { lock, store } = await recorded.list(askedOf(recorded, at));
      return await this.locks.transactional(tenant, lock, async (em) => {
        const counts = await store(em);
        live.note(...(counts.errors ?? []));
        await this.count(em, tenant, run, counts, at);
        await recorded.stored(em, live, counts);
        return reportOf(run.id, counts);
      });
    } catch (error) {
      outcome = failureOf(error).code;
      await this.fail(tenant, run, live, error, recorded).catch(() => undefined);
      throw told(error);
    } finally {
      this.durations.since(since, { kind: run.kind, outcome });
      await live.close();
    }
  }

  /** Concurrent requests in this process share one list. */
  private listAgainOnce(tenant: TenantContext, opened: Opened, recorded: Recorded): Promise<SyncReport | undefined> {
    const name = `${opened.run.id} ${recorded.force}`;
    const underWay = this.listing.get(name);
    if (underWay) return underWay;
    const listing = this.listAgain(tenant, opened, recorded).finally(() => this.listing.delete(name));
    this.listing.set(name, listing);
    return listing;
  }

  /** @returns undefined when the run has ended meanwhile. */
  private async listAgain(tenant: TenantContext, { run, at }: Opened, recorded: Recorded) {
    const { lock, store } = await recorded.list(askedOf(recorded, at)).catch(async (error: unknown) => {
      const em = this.database.forTenant(tenant);
      this.noteFailure(em, tenant, run, failureOf(error));
      await em.flush();
      throw told(error);
    });
    return this.locks.transactional(tenant, lock, async (em) => {
      // The run cannot end before this is stored.
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const now = await em.findOne(SyncRun, { id: run.id, status: 'running' }, { lockMode });
      if (!now) return undefined;
      const { requestedAt } = now;
      em.clear();
      const isOutdated = requestedAt != null && requestedAt > at;
      // A request that queried Cal.com later has stored its list already: this one is older.
      if (isOutdated) return reportOf(run.id, { total: now.total, updated: now.total });
      const counts = await store(em);
      await this.count(em, tenant, run, counts, at);
      return reportOf(run.id, counts);
    });
  }

  /** @returns undefined when the caller should check again whether a run is under way. */
  private async join(tenant: TenantContext, { id }: SyncRun, { force }: Recorded): Promise<SyncReport | undefined> {
    for (let looks = 0; looks < LOOKS; looks++) {
      const run = await this.runs.find(tenant, id);
      if (!run) return undefined;
      if (isStored(run)) return reportOfRun(run);
      if (run.status === 'failed') return refuseAs(run, force);
      await pause(LOOK_EVERY_MS);
    }
    return undefined;
  }

  /** Writes the counts of what was stored, with the audit entry. */
  private async count(em: SqlEntityManager, tenant: TenantContext, run: SyncRun, counts: SyncCounts, at: Date) {
    const { total, created = 0, updated = 0, deactivated = 0 } = counts;
    const changed = [total, created, updated, deactivated];
    await em.execute(COUNT, [...changed, at.toISOString(), tenant.companyId, run.id]);
    this.audit.record(em, tenant, {
      action: `${run.kind}.synced`,
      object: ['sync_run', run.id],
      details: { ...teamOf(run), total, created, updated, deactivated },
    });
    await em.flush();
  }

  private async fail(tenant: TenantContext, run: SyncRun, live: LiveRun, error: unknown, { dueAfter }: Recorded) {
    const failure = failureOf(error);
    await this.database.forTenant(tenant).transactional(async (inner) => {
      const em = inner as SqlEntityManager;
      await this.runs.endIn(em, live.claim, { failure, dueIn: dueAfter?.(failure) });
      this.noteFailure(em, tenant, run, failure);
      await em.flush();
    });
  }

  private noteFailure(em: SqlEntityManager, tenant: TenantContext, run: SyncRun, { code }: RunFailure): void {
    const details = { ...teamOf(run), code };
    this.audit.record(em, tenant, { action: `${run.kind}.sync_failed`, object: ['sync_run', run.id], details });
  }
}

/** @throws AppError with the reason of the failure, unless the caller's own run may succeed. */
function refuseAs({ failure }: SyncRun, force: boolean): undefined {
  const isWorthATry = !failure || failure.code === INTERRUPTED.code || (force && failure.code === 'sync_suspicious');
  if (!isWorthATry) throw errorOf(failure);
}

const askedOf = ({ force, priority = 'interactive' }: Recorded, at: Date): Asked => ({ at, force, priority });

/** Whether the run has stored its list, so that its counts can be reported. */
const isStored = ({ kind, phase, status }: SyncRun): boolean =>
  status === 'succeeded' || (status === 'running' && kind === 'teams' && phase === 'event_types');

const teamOf = ({ teamId }: SyncRun): Record<string, number> => (teamId == null ? {} : { team_id: teamId });

const COUNT = `
  update sync_runs set total = ?, created = created + ?, updated = ?, deactivated = deactivated + ?, requested_at = ?,
    updated_at = now()
  where company_id = ? and id = ?`;
