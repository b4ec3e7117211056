import { Injectable, Logger } from '@nestjs/common';
import { AppError, Environment, Jobs } from '@app/common';
import { CompaniesService, type CompanyId, TenantDatabase } from '@app/tenancy';
import { LEASE_SECONDS } from '../runs/lease';
import { CompanySync } from './company-sync';
import { LOOK_EVERY, SCHEDULE } from './queues';

/** Companies whose teams this process lists concurrently; the rest of their runs is shared with other workers. */
const MAX_AT_ONCE = 10;

/**
 * Syncs each company that has a key every `SYNC_EVERY`, never with force. One process at a time looks for due
 * companies. A company that it takes becomes due again when the process counts as dead, so that another one takes over
 * its work.
 */
@Injectable()
export class SyncSchedule {
  private readonly log = new Logger(SyncSchedule.name);
  private readonly underWay = new Set<CompanyId>();
  private readonly isOn: boolean;

  constructor(
    private readonly database: TenantDatabase,
    private readonly companies: CompaniesService,
    private readonly sync: CompanySync,
    private readonly jobs: Jobs,
    { syncEvery }: Environment,
  ) {
    this.isOn = syncEvery !== undefined;
  }

  /** Makes this process look for due companies. */
  async work(): Promise<void> {
    if (!this.isOn) return;
    this.jobs.repeat(SCHEDULE, LOOK_EVERY);
    // Not awaited: one company's slow Cal.com would delay all others.
    await this.jobs.work(SCHEDULE, async () => {
      for (const companyId of await this.due()) void this.begin(companyId);
    });
  }

  /** Takes due companies, the longest waiting first. */
  private due(): Promise<CompanyId[]> {
    const places = MAX_AT_ONCE - this.underWay.size;
    if (places <= 0) return Promise.resolve([]);
    return this.database.forLookup('app.due_syncs', 'list').transactional(async (em) => {
      const rows = await em.execute<{ company_id: string }[]>(TAKE, [places]);
      return rows.map((row) => Number(row.company_id) as CompanyId);
    });
  }

  private async begin(companyId: CompanyId): Promise<void> {
    if (this.underWay.has(companyId)) return;
    this.underWay.add(companyId);
    try {
      await this.sync.sync(await this.companies.contextFor(companyId), { isScheduled: true });
    } catch (error) {
      const reason = error instanceof AppError ? error.code : (error as Error).name;
      this.log.warn({ companyId, reason }, 'A scheduled sync has failed');
    } finally {
      this.underWay.delete(companyId);
    }
  }
}

const TAKE = `
  update sync_schedule set due_at = now() + interval '${LEASE_SECONDS} seconds'
  where company_id in (select company_id from sync_schedule where due_at <= now() order by due_at limit ? for update skip locked)
  returning company_id`;
