import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { CalcomApiException } from '@app/calcom-client';
import { AppError, Clock } from '@app/common';
import { type AuditEvent, AuditLog, CompanyLocks, TenantDatabase, type TenantContext } from '@app/tenancy';
import { type SyncKind, SyncRun } from './sync-run.entity';

/** The counts of a sync; a missing one is 0. */
export type SyncCounts = Pick<SyncRun, 'total'> &
  Partial<Pick<SyncRun, 'created' | 'updated' | 'deactivated' | 'errors'>>;

interface SyncObject {
  kind: SyncKind;
  teamId?: number;
}

type Work = (run: SyncRun) => Promise<SyncCounts>;

/** The history of syncs: a row is written before the work starts and completed when it ends. */
@Injectable()
export class SyncRunsService {
  private readonly underWay = new Map<string, Promise<SyncRun>>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly locks: CompanyLocks,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs the work as one recorded sync, or joins the one that is under way in this process for the same object, however
   * it ends. An exception of the work is recorded and rethrown.
   * @param work lists at Cal.com, and stores the result with {@link store}.
   */
  record(tenant: TenantContext, what: SyncObject, work: Work): Promise<SyncRun> {
    const name = `${tenant.companyId} ${what.kind} ${what.teamId ?? ''}`;
    const underWay = this.underWay.get(name);
    if (underWay) return underWay;
    const run = this.run(tenant, what, work).finally(() => this.underWay.delete(name));
    this.underWay.set(name, run);
    return run;
  }

  /**
   * Stores what Cal.com listed, and the audit entry in the same transaction.
   * @param lock as for {@link CompanyLocks.transactional}; held meanwhile.
   */
  store(
    tenant: TenantContext,
    run: SyncRun,
    lock: string,
    work: (em: SqlEntityManager) => Promise<SyncCounts>,
  ): Promise<SyncCounts> {
    return this.locks.transactional(tenant, lock, async (em) => {
      const counts = await work(em);
      const { total, created = 0, updated = 0, deactivated = 0 } = counts;
      const { object, details } = objectOf(run);
      this.audit.record(em, tenant, {
        action: `${run.kind}.synced`,
        object,
        details: { ...details, total, created, updated, deactivated },
      });
      return counts;
    });
  }

  private async run(tenant: TenantContext, what: SyncObject, work: Work): Promise<SyncRun> {
    const em = this.database.forTenant(tenant);
    const run = em.create(SyncRun, { ...what, companyId: tenant.companyId, userId: tenant.userId ?? null });
    await em.persist(run).flush();
    try {
      em.assign(run, { ...(await work(run)), status: 'succeeded' });
      return run;
    } catch (error) {
      em.assign(run, { status: 'failed', errors: [reasonOf(error)] });
      this.audit.record(em, tenant, { action: `${run.kind}.sync_failed`, ...objectOf(run) });
      throw error;
    } finally {
      run.finishedAt = this.clock.now();
      await em.flush();
    }
  }
}

const objectOf = ({ id, teamId }: SyncRun): Pick<AuditEvent, 'object' | 'details'> => ({
  object: ['sync_run', id],
  details: teamId == null ? {} : { team_id: teamId },
});

/** Only messages that are meant for the company. Those of any other exception describe internals. */
const reasonOf = (error: unknown): string =>
  error instanceof AppError || error instanceof CalcomApiException ? error.message : 'Something went wrong on our side';
