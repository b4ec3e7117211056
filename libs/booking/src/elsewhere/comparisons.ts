import { Injectable } from '@nestjs/common';
import { TeamsService } from '@app/teams';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import { WebhookSubscriptions } from '@app/webhooks';
import { Comparison, type ComparedTeam, type Difference } from './comparison';
import { DriftGauge } from './drift-gauge';
import { FollowAppointments } from './follow';

/** Seconds in which a webhook would have come. */
const WEBHOOK_TAKES_MS = 120_000;

export interface Compared {
  differences: readonly Difference[];
  mended: number;
}

/** Compares teams with Cal.com, mends what differs, and notes which webhooks have not told of it. */
@Injectable()
export class Comparisons {
  constructor(
    private readonly comparison: Comparison,
    private readonly follow: FollowAppointments,
    private readonly teams: TeamsService,
    private readonly subscriptions: WebhookSubscriptions,
    private readonly database: TenantDatabase,
    private readonly gauge: DriftGauge,
  ) {}

  /** @throws CalcomApiException when Cal.com does not tell. */
  async compare(tenant: TenantContext, team: ComparedTeam, { mends }: { mends: boolean }): Promise<Compared> {
    const differences = await this.comparison.of(tenant, team);
    let mended = 0;
    if (mends)
      for (const { step } of differences)
        if ((await this.follow.carryOut(tenant, step, 'comparison')) !== 'later') mended++;
    await this.noteSilence(tenant, differences);
    await this.database
      .forCompany(tenant)
      .transactional((em) => em.execute(NOTE, [tenant.companyId, team.id, differences.length]));
    this.gauge.note(tenant.companyId, team.id, differences.length);
    return { differences, mended };
  }

  /** The team whose last comparison is the oldest. Undefined: all were compared within the last `seconds`. */
  async next(tenant: TenantContext, seconds: number): Promise<ComparedTeam | undefined> {
    const recent = await this.database
      .forCompany(tenant)
      .transactional((em) => em.execute<{ team_id: string }[]>(RECENT, [tenant.companyId, seconds]));
    const isRecent = new Set(recent.map(({ team_id }) => Number(team_id)));
    return (await this.teams.list(tenant)).toSorted((a, b) => a.id - b.id).find(({ id }) => !isRecent.has(id));
  }

  /** What happened a while ago would have been told. */
  private async noteSilence(tenant: TenantContext, differences: readonly Difference[]): Promise<void> {
    const now = Date.now();
    const untold = differences.filter(({ changedAt }) => changedAt && now - changedAt.getTime() > WEBHOOK_TAKES_MS);
    const latest = new Map<number, Date>();
    for (const { eventTypeId, changedAt } of untold)
      if (changedAt && changedAt > (latest.get(eventTypeId) ?? new Date(0))) latest.set(eventTypeId, changedAt);
    if (latest.size > 0) await this.subscriptions.fail(tenant, latest);
  }
}

const NOTE = `
  insert into booking_comparisons (company_id, team_id, differences) values (?, ?, ?)
  on conflict (company_id, team_id) do update set differences = excluded.differences, compared_at = now()`;

const RECENT = `
  select team_id from booking_comparisons where company_id = ? and compared_at > now() - ? * interval '1 second'`;
