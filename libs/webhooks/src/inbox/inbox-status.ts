import { Injectable } from '@nestjs/common';
import { RefreshedFacts } from '@app/caching';
import { TenantDatabase, type TenantContext } from '@app/tenancy';

const MAX_AGE_MS = 5000;

/** The status of a company's webhooks at Cal.com. */
export interface HeardFromCalcom {
  /** When the last event came, ISO 8601 in UTC. */
  last_at: string | null;
  /** Subscriptions that have stopped talking. */
  failing: number;
}

/** Whether Cal.com talks to us, from facts that are a few seconds old at most. */
@Injectable()
export class InboxStatus {
  private readonly facts: RefreshedFacts<HeardFromCalcom>;

  constructor(database: TenantDatabase) {
    this.facts = new RefreshedFacts(async (tenant) => {
      const [row] = await database
        .forCompany(tenant)
        .transactional((em) => em.execute<{ last_at: Date | string | null; failing: number }[]>(FACTS));
      const lastAt = row?.last_at ?? null;
      return { last_at: lastAt === null ? null : new Date(lastAt).toISOString(), failing: row?.failing ?? 0 };
    }, MAX_AGE_MS);
  }

  of(tenant: TenantContext): Promise<HeardFromCalcom> {
    return this.facts.of(tenant);
  }
}

const FACTS = `
  select max(last_event_at) as last_at, count(*) filter (where status = 'failing')::int as failing from webhook_subscriptions`;
