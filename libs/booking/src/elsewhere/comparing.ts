import { Injectable, Logger } from '@nestjs/common';
import { CalcomApiException } from '@app/calcom-client';
import { AppError, Jobs } from '@app/common';
import { CompaniesService, type CompanyId, TenantDatabase } from '@app/tenancy';
import { Comparisons } from './comparisons';
import { COMPARE_EVERY, COMPARISON_ROUNDS, COMPARISONS, type CompanyToCompare, PAUSE_SECONDS } from './queues';

/** Companies of one round begin one after the other. */
const SPREAD_SECONDS = 600;

/** Compares all companies with Cal.com, one team after the other, at a small part of each key's budget. */
@Injectable()
export class Comparing {
  private readonly log = new Logger(Comparing.name);

  constructor(
    private readonly comparisons: Comparisons,
    private readonly companies: CompaniesService,
    private readonly database: TenantDatabase,
    private readonly jobs: Jobs,
  ) {}

  /** Starts to work in this process. */
  async work(): Promise<void> {
    this.jobs.repeat(COMPARISON_ROUNDS, COMPARE_EVERY);
    await this.jobs.work(COMPARISON_ROUNDS, () => this.begin());
    await this.jobs.work<CompanyToCompare>(COMPARISONS, async (batch) => {
      const companies = new Set(batch.map(({ companyId }) => companyId));
      await Promise.all([...companies].map((companyId) => this.step(companyId as CompanyId)));
    });
  }

  private async begin(): Promise<void> {
    for (const companyId of await this.database.companyIds())
      await this.announce(companyId, (companyId * 37) % SPREAD_SECONDS);
  }

  /** One team; another job does the next. */
  private async step(companyId: CompanyId): Promise<void> {
    try {
      const tenant = await this.companies.contextFor(companyId);
      // Another job compares the company already.
      const team = await this.comparisons.next(tenant, COMPARE_EVERY / 2);
      if (!team) return;
      const { differences } = await this.comparisons.compare(tenant, team, { mends: true });
      await this.announce(companyId, PAUSE_SECONDS * (1 + differences.length));
    } catch (error) {
      // The next round does it again.
      const isExpected = error instanceof AppError || error instanceof CalcomApiException;
      const reason = isExpected ? error.code : (error as Error).name;
      this.log.warn({ companyId, reason }, 'Could not compare appointments with Cal.com');
    }
  }

  private async announce(companyId: CompanyId, seconds: number): Promise<void> {
    await this.database
      .forTenant({ companyId })
      .transactional((em) =>
        this.jobs.send({ ...COMPARISONS, startAfter: seconds }, { companyId }, em.getTransactionContext() as object),
      );
  }
}
