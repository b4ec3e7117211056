import { EntityManager, type EntityName, type FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { BRANCH_FILTER, BRANCH_SETTING } from './branch-scope';
import { COMPANY_FILTER, COMPANY_SETTING } from './tenant-entity';
import type { CompanyId, TenantScope } from './tenant-context';

/** Settings that find one row before the company is known. Each has a policy that shows exactly the row it names. */
export type LookupSetting =
  | 'app.token_id'
  | 'app.sign_in_email'
  | 'app.user_id'
  | 'app.retell_agent_id'
  | 'app.retell_number'
  | 'app.webhook_subscription'
  /** Not one row but the list of companies; only {@link TenantDatabase.companyIds} uses it. */
  | 'app.every_company'
  /** Ids of bookings whose outcome is open, of all companies; only the reconciler uses it. */
  | 'app.due_checks'
  /** Ids of companies whose sync is due; only the schedule uses it. */
  | 'app.due_syncs';

const REPLICAS = Symbol('read replicas');

/** Where reads may go besides the primary. Made by the database's room. */
interface Replicas {
  /** A replica that is up to date to within a moment, else the primary; any replica while the primary is away. */
  read<T>(from: (root: EntityManager) => Promise<T>, primary: EntityManager): Promise<T>;
  /** The primary; any replica while it is away. */
  readPrimary<T>(from: (root: EntityManager) => Promise<T>, primary: EntityManager): Promise<T>;
}

/** The only access to the database. Every query needs a company, or a lookup that a policy narrows to one row. */
@Injectable()
export class TenantDatabase {
  /** The variable of a transaction that names its company. */
  static readonly companySetting = COMPANY_SETTING;

  /** Under which the replicas are provided; where nothing is, every read goes to the primary. */
  static readonly replicas = REPLICAS;

  constructor(
    private readonly em: EntityManager,
    @Optional() @Inject(REPLICAS) private readonly replicas?: Replicas,
  ) {}

  /**
   * A fresh unit of work in the scope of one company, or of the branch that the caller is limited to: by the filters on
   * every query, and by the settings that the tables' policies compare.
   */
  forTenant(tenant: TenantScope): SqlEntityManager {
    return scoped(this.em, tenant);
  }

  /**
   * Reads in the same scope what may be a moment old: lists and logs for people to look at. Never what is cached, nor
   * what decides about access or about a write.
   */
  readLately<T>(tenant: TenantScope, read: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    const from = (root: EntityManager): Promise<T> => read(scoped(root, tenant));
    return this.replicas ? this.replicas.read(from, this.em) : from(this.em);
  }

  /** The scope of the whole company, for what its branches share, such as local copies. It must not reach the caller. */
  forCompany({ companyId }: TenantScope): SqlEntityManager {
    return this.forTenant({ companyId });
  }

  /** A unit of work that sees only what the lookup reveals. Query with `filters: false`; the policies remain. */
  forLookup(setting: LookupSetting, value: string | number): SqlEntityManager {
    const em = this.em.fork() as SqlEntityManager;
    em.setSessionContext({ variables: { [setting]: value } });
    return em;
  }

  /** The ids of all companies, ascending, for commands and scheduled work. Work on each company needs its own scope. */
  companyIds(): Promise<CompanyId[]> {
    // The lookup's setting is local to a transaction.
    return this.forLookup('app.every_company', 'list').transactional(async (em) => {
      const rows = await em.execute<{ id: string }[]>('select id from companies order by id');
      return rows.map(({ id }) => Number(id) as CompanyId);
    });
  }

  /** Whether there is such a row in the scope. Rooms register it as the ownership check of their kind. */
  async has<Entity extends object>(
    tenant: TenantScope,
    entity: EntityName<Entity>,
    where: FilterQuery<NoInfer<Entity>>,
  ): Promise<boolean> {
    const count = (root: EntityManager): Promise<number> => scoped(root, tenant).count(entity, where);
    return (await this.evenWithoutPrimary(count)) > 0;
  }

  /** The next id of a table, so that a new company's row can be inserted in the scope of that id. */
  async nextId(table: 'companies'): Promise<number> {
    const [row] = await execute<{ id: string }>(this.em, `select nextval(pg_get_serial_sequence(?, 'id')) as id`, [
      table,
    ]);
    return Number(row?.id);
  }

  /** The tokens with their users and companies in one round trip, null for each that does not exist. */
  async tokenHolders(ids: readonly number[]): Promise<unknown[]> {
    // Safe: numbers only.
    const parameters = [`{${ids.join(',')}}`];
    const [row] = await this.evenWithoutPrimary((root) =>
      execute<{ holders: unknown[] }>(root, 'select token_holders(?::bigint[]) as holders', parameters),
    );
    return row?.holders ?? [];
  }

  /** From a replica while the primary is away: what a caller may read then is as old as what decides about it. */
  private evenWithoutPrimary<T>(from: (root: EntityManager) => Promise<T>): Promise<T> {
    return this.replicas ? this.replicas.readPrimary(from, this.em) : from(this.em);
  }
}

function scoped(root: EntityManager, tenant: TenantScope): SqlEntityManager {
  const em = root.fork() as SqlEntityManager;
  em.setFilterParams(COMPANY_FILTER, { companyId: tenant.companyId });
  if (tenant.branchId !== undefined) {
    em.setFilterParams(BRANCH_FILTER, { branchId: tenant.branchId });
    em.setSessionContext({ variables: { [BRANCH_SETTING]: tenant.branchId } });
  }
  return em;
}

const execute = <Row>(root: EntityManager, sql: string, parameters: unknown[]): Promise<Row[]> =>
  (root.fork() as SqlEntityManager).execute(sql, parameters) as Promise<Row[]>;
