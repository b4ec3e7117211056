import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CalcomAccount, CalcomClient } from '@app/calcom-client';
import { AppError, Clock } from '@app/common';
import { CompanyStatus, type StatusParts } from '@app/sync';
import { CompaniesService, type TenantContext } from '@app/tenancy';

/** Registers what the client of Cal.com knows about a company's calls. */
@Injectable()
export class CalcomStatus implements OnModuleInit {
  constructor(
    private readonly status: CompanyStatus,
    private readonly calcom: CalcomClient,
    private readonly companies: CompaniesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.status.register('calcom', (tenant) => this.ofAccount(tenant, (account) => this.stateOf(account)));
    this.status.register('budget', (tenant) =>
      this.ofAccount(tenant, async (account) => {
        const { perMinute, left } = await this.calcom.budgetOf(account);
        return { per_minute: perMinute, left };
      }),
    );
    this.status.register('queue', (tenant) =>
      this.ofAccount(tenant, async (account) => {
        const { waiting, oldest } = await this.calcom.budgetOf(account);
        return { depth: waiting, oldest_s: oldest };
      }),
    );
  }

  private async stateOf(account: CalcomAccount): Promise<StatusParts['calcom']> {
    const { blockedFor, blockedSince } = await this.calcom.budgetOf(account);
    const { state, since, retryAfter } = this.calcom.stateOf(account);
    if (blockedFor === undefined) return { state, since: instantOf(since), retry_at: this.in(retryAfter) };
    return { state: 'blocked', since: instantOf(blockedSince), retry_at: this.in(blockedFor) };
  }

  private in(seconds: number | undefined): string | null {
    return seconds === undefined ? null : instantOf(this.clock.millis() + seconds * 1000);
  }

  private async ofAccount<T>(tenant: TenantContext, tell: (account: CalcomAccount) => Promise<T>): Promise<T | null> {
    const account = await this.companies.calcomAccount(tenant).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'calcom_not_connected') return undefined;
      throw error;
    });
    return account ? tell(account) : null;
  }
}

const instantOf = (millis: number | undefined): string | null =>
  millis === undefined ? null : new Date(millis).toISOString();
