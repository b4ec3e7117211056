import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { CalcomApiException } from '@app/calcom-client';
import { AppError, Clock } from '@app/common';
import { AuditLog, CompanyLocks, TenantDatabase, type TenantContext } from '@app/tenancy';
import { AfterSync } from './after-sync';
import { type SyncKind, SyncRun } from './sync-run.entity';

/** The counts of a sync; a missing one is 0. */
export type SyncCounts = Pick<SyncRun, 'total'> &
  Partial<Pick<SyncRun, 'created' | 'updated' | 'deactivated' | 'errors'>>;

/** What a sync stores, and under which lock. */
export interface Storing {
  lock: string;
  /** When Cal.com was asked. */
  requestedAt: Date;
  /** How many items it listed. */
  total: number;
  store: (em: SqlEntityManager) => Promise<SyncCounts>;
}

interface SyncObject {
  kind: SyncKind;
  teamId?: number;
}

type Work = () => Promise<Storing>;

/** The history of syncs: a row is written before the work starts and completed when it ends. */
@Injectable()
export class SyncRunsService {
  private readonly underWay = new Map<string, Promise<SyncRun>>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly locks: CompanyLocks,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly after: AfterSync,
  ) {}

  /**
   * Runs the work as one recorded sync, or joins the one that is under way in this process for the same object, however
   * it ends. An exception of the work is recorded and rethrown.
   * @param work lists at Cal.com, and says how the result is stored.
   */
  record(tenant: TenantContext, what: SyncObject, work: Work): Promise<SyncRun> {
    const name = `${tenant.companyId} ${what.kind} ${what.teamId ?? ''}`;
    const underWay = this.underWay.get(name);
    if (underWay) return underWay;
    const run = this.run(tenant, what, work).finally(() => this.underWay.delete(name));
    this.underWay.set(name, run);
    return run;
  }

  private async run(tenant: TenantContext, what: SyncObject, work: Work): Promise<SyncRun> {
    const em = this.database.forTenant(tenant);
    const run = em.create(SyncRun, { ...what, companyId: tenant.companyId, userId: tenant.userId ?? null });
    await em.persist(run).flush();
    try {
      const stored = await this.store(tenant, run, await work());
      await this.after.tell(tenant);
      return stored;
    } catch (error) {
      em.assign(run, { status: 'failed', errors: [reasonOf(error)], finishedAt: this.clock.now() });
      this.audit.record(em, tenant, { action: `${run.kind}.sync_failed`, ...objectOf(run) });
      await em.flush();
      throw error;
    }
  }

  /** When Cal.com was last asked for a list that was stored, and so for all rows that it left as they were. */
  async lastRequest(em: SqlEntityManager, kind: SyncKind, teamId: number | null = null): Promise<Date | undefined> {
    const [last] = await em.find(
      SyncRun,
      { kind, teamId, status: 'succeeded', requestedAt: { $ne: null } },
      { orderBy: { requestedAt: 'desc' }, limit: 1, fields: ['requestedAt'] },
    );
    return last?.requestedAt ?? undefined;
  }

  /** Stores what Cal.com listed, with the end of the run and the audit entry in the same transaction. */
  private store(tenant: TenantContext, begun: SyncRun, storing: Storing): Promise<SyncRun> {
    const { lock, requestedAt, total } = storing;
    return this.locks.transactional(tenant, lock, async (em) => {
      const last = await this.lastRequest(em, begun.kind, begun.teamId);
      // A sync that asked Cal.com later has already stored its list: ours is older and is dropped.
      const isOutdated = last !== undefined && last > requestedAt;
      const counts = isOutdated ? { total, updated: total } : await storing.store(em);
      const run = await em.findOneOrFail(SyncRun, { id: begun.id });
      em.assign(run, {
        ...counts,
        status: 'succeeded',
        requestedAt: isOutdated ? null : requestedAt,
        finishedAt: this.clock.now(),
      });
      const { object, details } = objectOf(run);
      const { created = 0, updated = 0, deactivated = 0 } = counts as SyncCounts;
      this.audit.record(em, tenant, {
        action: `${run.kind}.synced`,
        object,
        details: { ...details, total, created, updated, deactivated },
      });
      return run;
    });
  }
}

const objectOf = ({ id, teamId }: SyncRun) => ({
  object: ['sync_run', id] as const,
  details: (teamId == null ? {} : { team_id: teamId }) as Record<string, number>,
});

/** Only messages that are meant for the company. Those of any other exception describe internals. */
const reasonOf = (error: unknown): string =>
  error instanceof AppError || error instanceof CalcomApiException ? error.message : 'Something went wrong on our side';
