import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { CalcomApiException } from '@app/calcom-client';
import { AppError, Clock } from '@app/common';
import { type AuditEvent, AuditLog, TenantDatabase, type TenantContext } from '@app/tenancy';
import { type SyncKind, SyncRun } from './sync-run.entity';

/** What a sync came to; what is not named is none. */
export type SyncCounts = Pick<SyncRun, 'total'> &
  Partial<Pick<SyncRun, 'created' | 'updated' | 'deactivated' | 'errors'>>;

/** Keeps the history of syncs: a row is there before the work starts, and says afterwards how it ended. */
@Injectable()
export class SyncRunsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Does the work as one recorded run. What the work throws is recorded and thrown on.
   * @param work asks Cal.com, and leaves what it says to {@link store}.
   */
  async record(
    tenant: TenantContext,
    what: { kind: SyncKind; teamId?: number },
    work: (run: SyncRun) => Promise<SyncCounts>,
  ): Promise<SyncRun> {
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

  /** Stores what Cal.com listed, and in the same transaction that it was done. */
  store(tenant: TenantContext, run: SyncRun, work: (em: SqlEntityManager) => Promise<SyncCounts>): Promise<SyncCounts> {
    return this.database.forTenant(tenant).transactional(async (em) => {
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
}

const objectOf = ({ id, teamId }: SyncRun): Pick<AuditEvent, 'object' | 'details'> => ({
  object: ['sync_run', id],
  details: teamId == null ? {} : { team_id: teamId },
});

/** What the company may read. Any other failure is ours, and its words are about our inside. */
const reasonOf = (error: unknown): string =>
  error instanceof AppError || error instanceof CalcomApiException ? error.message : 'Something went wrong on our side';
