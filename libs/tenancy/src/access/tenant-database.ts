import { EntityManager, type EntityName, type FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { COMPANY_FILTER } from './tenant-entity';
import type { CompanyId, TenantContext } from './tenant-context';

/** Ways to find one row before the company is known. Each has a policy of its own that shows exactly the row it names. */
export type LookupSetting =
  | 'app.token_id'
  | 'app.sign_in_email'
  | 'app.user_id'
  | 'app.retell_agent_id'
  /** Not one row but the whole list of companies; only {@link TenantDatabase.companyIds} says it. */
  | 'app.every_company';

/** The only door to the database: whoever wants to query must first say for which company. */
@Injectable()
export class TenantDatabase {
  constructor(private readonly em: EntityManager) {}

  /**
   * A fresh unit of work that sees one company: by the filter on every query, and by the variable that the tables'
   * policies compare.
   */
  forTenant(tenant: Pick<TenantContext, 'companyId'>): SqlEntityManager {
    const em = this.em.fork() as SqlEntityManager;
    em.setFilterParams(COMPANY_FILTER, { companyId: tenant.companyId });
    return em;
  }

  /** A unit of work that sees only what the named look-up reveals. Query with `filters: false`; the policies remain. */
  forLookup(setting: LookupSetting, value: string | number): SqlEntityManager {
    const em = this.em.fork() as SqlEntityManager;
    em.setSessionContext({ variables: { [setting]: value } });
    return em;
  }

  /** Every company there is, for work that an operator or a clock starts. What is done with each needs its own scope. */
  companyIds(): Promise<CompanyId[]> {
    // In a transaction, which is where the look-up's setting is said.
    return this.forLookup('app.every_company', 'list').transactional(async (em) => {
      const rows = await em.execute<{ id: string }[]>('select id from companies order by id');
      return rows.map(({ id }) => Number(id) as CompanyId);
    });
  }

  /** Whether the company has a row of this entity that meets the condition: how rooms answer for the ownership of their kind. */
  async has<Entity extends object>(
    tenant: Pick<TenantContext, 'companyId'>,
    entity: EntityName<Entity>,
    where: FilterQuery<NoInfer<Entity>>,
  ): Promise<boolean> {
    return (await this.forTenant(tenant).count(entity, where)) > 0;
  }

  /** The next id of a table, so that a company's very first row can be written inside its own scope. */
  async nextId(table: 'companies'): Promise<number> {
    const [row] = await this.execute<{ id: string }>(`select nextval(pg_get_serial_sequence(?, 'id')) as id`, [table]);
    return Number(row?.id);
  }

  /** The token with its user and company, found and scoped by the database in one round trip; see its migration. */
  async tokenHolder(id: number): Promise<unknown> {
    const [row] = await this.execute<{ holder: unknown }>('select token_holder(?) as holder', [id]);
    return row?.holder;
  }

  private async execute<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return (this.em.fork() as SqlEntityManager).execute(sql, parameters) as Promise<Row[]>;
  }
}
