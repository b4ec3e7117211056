import { Injectable, Logger } from '@nestjs/common';
import { CalcomApiException } from '@app/calcom-client';
import { AppError, Environment, Jobs } from '@app/common';
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
  ) {}

  /** Starts to work in this process. */
  async work(): Promise<void> {
    await this.jobs.work<Registration>(REGISTRATIONS, async (batch) => {
      const companies = new Set(batch.map(({ companyId }) => companyId));
      await Promise.all([...companies].map((companyId) => this.register(companyId)));
    });
  }

  /** To be called when the event types of a company have been synced. */
  async announce(companyId: CompanyId): Promise<void> {
    if (this.environment.publicUrl === undefined) return;
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
