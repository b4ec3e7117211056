import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type CalcomAccount, CalcomClient } from '@app/calcom-client';
import { Clock, KeyRing } from '@app/common';
import { CompanyLocks } from '../access/company-locks';
import { AuditLog } from '../audit/audit-log';
import { CalcomKeys } from './calcom-keys';
import { CompaniesService } from './companies.service';
import { Company } from './company.entity';

/** Stores that Cal.com refuses a company's key, until the key is replaced. */
@Injectable()
export class RefusedKeys implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger(RefusedKeys.name);
  /** By company, so that of many concurrent refusals only one is written. */
  private readonly writing = new Map<number, Promise<void>>();

  constructor(
    private readonly calcom: CalcomClient,
    private readonly companies: CompaniesService,
    private readonly locks: CompanyLocks,
    private readonly keyRing: KeyRing,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.calcom.onKeyRefused((account) => this.note(account));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.writing.values());
  }

  /** Runs in the background, so that the refused caller is not delayed. */
  private note(account: CalcomAccount): void {
    const { companyId } = account;
    if (companyId === undefined || this.writing.has(companyId)) return;
    const work = this.remember(companyId, account)
      .catch((error: unknown) =>
        this.log.warn({ companyId, reason: (error as Error).name }, 'Could not note that a key is refused'),
      )
      .finally(() => this.writing.delete(companyId));
    this.writing.set(companyId, work);
  }

  private async remember(companyId: number, account: CalcomAccount): Promise<void> {
    const tenant = await this.companies.contextFor(companyId);
    if ((await this.companies.calcomKeyState(tenant)).isRefused) return;
    await this.locks.transactional(tenant, 'refused calcom key', async (em) => {
      const company = await em.findOneOrFail(Company, { id: companyId }, { populate: ['calcomApiKey'] });
      if (company.calcomKeyRefusedAt != null || !this.isCurrent(company, account)) return;
      company.calcomKeyRefusedAt = this.clock.now();
      this.audit.record(em, tenant, { action: 'company.calcom_key_refused', object: ['company', companyId] });
    });
  }

  /** Whether the call used the current key: a refusal of the previous one says nothing about it. */
  private isCurrent({ id, calcomApiKey }: Company, { apiKey }: CalcomAccount): boolean {
    if (calcomApiKey == null) return false;
    return this.keyRing.open(calcomApiKey, CalcomKeys.column.contextFor(id)) === apiKey;
  }
}
