import { Injectable } from '@nestjs/common';
import { RefreshedFacts } from '@app/caching';
import { TenantDatabase, type TenantContext } from '@app/tenancy';

const MAX_AGE_MS = 5000;

/** How many of a company's endpoints do not take their events, from facts that are a few seconds old at most. */
@Injectable()
export class EndpointStatus {
  private readonly facts: RefreshedFacts<{ failing: number }>;

  constructor(database: TenantDatabase) {
    this.facts = new RefreshedFacts(async (tenant) => {
      const sql =
        'select count(*)::int as failing from webhook_endpoints where failing_since is not null and is_active';
      const [row] = await database.forCompany(tenant).transactional((em) => em.execute<{ failing: number }[]>(sql));
      return { failing: row?.failing ?? 0 };
    }, MAX_AGE_MS);
  }

  of(tenant: TenantContext): Promise<{ failing: number }> {
    return this.facts.of(tenant);
  }
}
