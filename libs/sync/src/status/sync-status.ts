import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LocalCache } from '@app/common';
import { ChangeFeed, type RowChange, TenantDatabase, type TenantContext } from '@app/tenancy';
import { SyncRun } from '../runs/sync-run.entity';
import { CompanyStatus, type StatusParts } from './company-status';

const MAX_COMPANIES = 20_000;

type Told = NonNullable<StatusParts['sync']>;

/** Tells of a company's last sync from a local copy. The database announces when a run begins and when it ends. */
@Injectable()
export class SyncStatus implements OnModuleInit {
  private readonly copies: LocalCache<Told>;

  constructor(
    private readonly status: CompanyStatus,
    private readonly database: TenantDatabase,
    feed: ChangeFeed,
  ) {
    this.copies = new LocalCache(feed, { capacity: MAX_COMPANIES });
    feed.listen(
      (change) => this.invalidate(change),
      () => this.copies.invalidateAll(),
    );
  }

  onModuleInit(): void {
    this.status.register('sync', (tenant) => this.of(tenant));
  }

  private async of(tenant: TenantContext): Promise<Told> {
    const name = String(tenant.companyId);
    const known = this.copies.get(name);
    if (known) return known;
    const epoch = this.copies.epochOf(name);
    const told = await this.load(tenant);
    this.copies.fill(name, told, epoch);
    return told;
  }

  private async load(tenant: TenantContext): Promise<Told> {
    const em = this.database.forCompany(tenant);
    const [latest, before] = await em.find(SyncRun, { kind: 'teams' }, { orderBy: { id: 'desc' }, limit: 2 });
    const running = latest?.status === 'running';
    const last = running ? before : latest;
    return { last_at: last?.finishedAt?.toISOString() ?? null, last_status: last?.status ?? null, running };
  }

  private invalidate(change: RowChange): void {
    if (change === 'everything') this.copies.invalidateAll();
    else if (change.subject !== 'sync run') return;
    else if ('keys' in change) for (const key of change.keys) this.copies.invalidate(key);
    else this.copies.invalidate(String(change.companyId));
  }
}
