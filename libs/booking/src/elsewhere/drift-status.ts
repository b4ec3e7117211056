import { Injectable } from '@nestjs/common';
import { RefreshedFacts } from '@app/caching';
import { TenantDatabase, type TenantContext } from '@app/tenancy';

const MAX_AGE_MS = 5000;

/** How many appointments of a company were not what Cal.com had, when its teams were last compared. */
@Injectable()
export class DriftStatus {
  private readonly facts: RefreshedFacts<{ drift: number }>;

  constructor(database: TenantDatabase) {
    this.facts = new RefreshedFacts(async (tenant) => {
      const sql = 'select coalesce(sum(differences), 0)::int as drift from booking_comparisons';
      const [row] = await database.forCompany(tenant).transactional((em) => em.execute<{ drift: number }[]>(sql));
      return { drift: row?.drift ?? 0 };
    }, MAX_AGE_MS);
  }

  async of(tenant: TenantContext): Promise<number> {
    return (await this.facts.of(tenant)).drift;
  }
}
