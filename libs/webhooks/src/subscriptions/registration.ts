import { Injectable, Logger } from '@nestjs/common';
import { CalcomApiException } from '@app/calcom-client';
import { AppError, Environment, Jobs } from '@app/common';
import { AfterSync } from '@app/sync';
import { type CompanyId, CompaniesService, TenantDatabase } from '@app/tenancy';
import { type Registration, REGISTRATIONS } from './queues';
import { WebhookSubscriptions } from './webhook-subscriptions';

/** After each sync of a company, brings its webhooks at Cal.com up to date, where this service has a public URL. */
@Injectable()
export class WebhookRegistration {
  private readonly log = new Logger(WebhookRegistration.name);

  constructor(
    private readonly subscriptions: WebhookSubscriptions,
    private readonly companies: CompaniesService,
    private readonly database: TenantDatabase,
    private readonly environment: Environment,
    private readonly jobs: Jobs,
    sync: AfterSync,
  ) {
    if (environment.publicUrl !== undefined) sync.listen((tenant) => this.announce(tenant.companyId));
  }

  /** Starts to work in this process. */
  async work(): Promise<void> {
    await this.jobs.work<Registration>(REGISTRATIONS, async (batch) => {
      const companies = new Set(batch.map(({ companyId }) => companyId));
      await Promise.all([...companies].map((companyId) => this.register(companyId)));
    });
  }

  private async announce(companyId: CompanyId): Promise<void> {
    await this.database
      .forTenant({ companyId })
      .transactional((em) => this.jobs.send(REGISTRATIONS, { companyId }, em.getTransactionContext() as object));
  }

  private async register(companyId: number): Promise<void> {
    const { publicUrl } = this.environment;
    if (publicUrl === undefined) return;
    try {
      await this.subscriptions.reconcile(await this.companies.contextFor(companyId), publicUrl);
    } catch (error) {
      // The next sync does it again.
      const isExpected = error instanceof AppError || error instanceof CalcomApiException;
      this.log.warn(
        { companyId, reason: isExpected ? error.code : (error as Error).name },
        'Could not set up webhooks',
      );
    }
  }
}
