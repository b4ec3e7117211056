import { type EntityManager, MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Environment } from '@app/common';
import { entities, serviceOptions } from '@app/database';
import { RetellAgent } from '@app/retell';
import { Team } from '@app/teams';
import { AccessToken, Branch, CompaniesService, type CompanyId, TenantDatabase, User } from '@app/tenancy';
import { OutgoingEvents, WebhookSubscription } from '@app/webhooks';
import { subscribe } from '../support/calcom-webhooks';
import { type EngineKind } from '../support/engines';
import { onEveryEngine } from '../support/on-every-engine';
import { book, findOffer } from '../support/road';
import type { TestCompany } from '../support/world';

interface Row {
  [column: string]: unknown;
}

const rows = async (em: EntityManager, sql: string): Promise<Row[]> => (em as SqlEntityManager).execute(sql);

/** The column of a table that holds the company's id. */
const columnOf = (table: string): string => (table === 'companies' ? 'id' : 'company_id');

/** The tables that hold companies' rows, and `companies` itself, from the database's catalogue. */
const TENANT_TABLES = `
  select relation.relname as name, relation.relrowsecurity as enabled, relation.relforcerowsecurity as forced,
         exists (select from pg_policy where polrelid = relation.oid and polname = 'company') as has_policy
  from pg_class relation
  where relation.relkind in ('r', 'p') and relation.relnamespace = 'public'::regnamespace
    and (relation.relname = 'companies' or exists (
      select from pg_attribute where attrelid = relation.oid and attname = 'company_id' and not attisdropped))
  order by 1`;

const OTHER_TABLES = `
  select relname as name from pg_class
  where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`;

onEveryEngine('the database walls', (world) => {
  let ours: CompanyId;
  let theirs: CompanyId;

  const database = (): TenantDatabase => world().app.get(TenantDatabase);
  const of = (companyId: CompanyId): SqlEntityManager => database().forTenant({ companyId });
  /** The service's own connection, with no company set. */
  const noCompany = (): SqlEntityManager => world().app.get(MikroORM).em.fork() as SqlEntityManager;
  const inside = <T>(companyId: CompanyId, work: (em: SqlEntityManager) => Promise<T>): Promise<T> =>
    of(companyId).transactional((em) => work(em as SqlEntityManager));
  const tables = async (): Promise<string[]> =>
    (await rows(noCompany(), TENANT_TABLES)).map(({ name }) => String(name));

  beforeAll(async () => {
    ours = world().salon.id as CompanyId;
    theirs = world().praxis.id as CompanyId;
    for (const company of [world().salon, world().praxis]) await fillEveryTable(company);
  });

  async function fillEveryTable(company: TestCompany): Promise<void> {
    const companies = world().app.get(CompaniesService);
    await companies.createBranch(await companies.contextFor(company.id), 'Mitte');
    const booked = await book(company, await findOffer(company), 'a-key-of-its-own');
    expect(booked.status).toBe(201);
    await deliver(company);
    await hear(company);
    const callback = `
      insert into callbacks (company_id, team_id, phone, content_hash)
      select company_id, team_id, '+4930901820', 'a-hash' from bookings limit 1 returning 1`;
    await inside(company.id as CompanyId, (em) => rows(em, callback));
    const call = `
      insert into retell_calls (company_id, call_id, agent_id)
      select company_id, 'a-call', agent_id from retell_agents limit 1 returning 1`;
    await inside(company.id as CompanyId, (em) => rows(em, call));
  }

  /** An event of Cal.com's, and a comparison with what is there. */
  async function hear({ id }: TestCompany): Promise<void> {
    await subscribe(world(), id);
    const sql = [
      `insert into webhook_inbox (company_id, subscription_id, trigger_event, uid, event_at, body, status)
       select company_id, id, 'BOOKING_CREATED', 'a-uid', '2026-12-01T10:00:00.000Z', '{}', 'done'
       from webhook_subscriptions limit 1 returning 1`,
      `insert into booking_comparisons (company_id, team_id, differences)
       select company_id, id, 0 from calcom_teams limit 1 returning 1`,
    ];
    for (const statement of sql) await inside(id as CompanyId, (em) => rows(em, statement));
  }

  /** An event on its way to an endpoint that is switched off before anything is sent. */
  async function deliver({ id, admin }: TestCompany): Promise<void> {
    const url = `https://hooks-of-${id}.example/`;
    const headers = { 'idempotency-key': 'a-key-of-its-own' };
    const endpoint = await admin.post('/api/webhook-endpoints', { url }, { headers });
    await inside(id as CompanyId, async (em) => {
      const event = { type: 'callback.requested', data: {} } as const;
      world()
        .app.get(OutgoingEvents)
        .record(em, { companyId: id as CompanyId }, event);
    });
    await admin.patch(`/api/webhook-endpoints/${endpoint.body.data.id}`, { active: false });
  }

  /** One of their rows for each lookup that runs before the company is known. */
  const lookups = async () => {
    const them = of(theirs);
    const user = await them.findOneOrFail(User, { role: 'admin' });
    const token = await them.findOneOrFail(AccessToken, { userId: user.id });
    const agent = await them.findOneOrFail(RetellAgent, {});
    const subscription = await them.findOneOrFail(WebhookSubscription, {});
    return [
      { setting: 'app.token_id', value: token.id, table: 'personal_access_tokens', id: token.id },
      { setting: 'app.sign_in_email', value: user.email, table: 'users', id: user.id },
      { setting: 'app.user_id', value: user.id, table: 'users', id: user.id },
      { setting: 'app.retell_agent_id', value: agent.agentId, table: 'retell_agents', id: agent.id },
      {
        setting: 'app.webhook_subscription',
        value: subscription.address,
        table: 'webhook_subscriptions',
        id: subscription.id,
      },
    ] as const;
  };

  it('the database walls bind every table that holds a company’s rows, also for its owner', async () => {
    const found = await rows(noCompany(), TENANT_TABLES);
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((table) => !(table.enabled && table.forced && table.has_policy))).toEqual([]);
  });

  it('the database walls cover every table except those of migrations and the switch of maintenance', async () => {
    const all = (await rows(noCompany(), OTHER_TABLES)).map(({ name }) => name);
    expect(all.filter((name) => !['migrations', 'maintenance'].includes(name as string)).toSorted()).toEqual(
      (await tables()).toSorted(),
    );
  });

  it('the database walls show each company its own rows only, with the filter switched off', async () => {
    const strangers: object[] = [];
    let looked = 0;
    for (const entity of entities) {
      for (const company of [ours, theirs]) {
        const found = await of(company).find(entity as typeof Team, {}, { filters: false });
        const owners = new Set(found.map((row) => ('companyId' in row ? row.companyId : (row as Team).id)));
        looked += owners.size;
        if ([...owners].some((owner) => owner !== company)) strangers.push({ entity: entity.name, company, owners });
      }
    }
    expect(strangers).toEqual([]);
    // Empty tables would prove nothing: the filled ones must have shown their owners.
    expect(looked).toBeGreaterThanOrEqual(26);
  });

  it('the database walls show no rows where no company is set', async () => {
    for (const table of await tables()) {
      const [count] = await rows(noCompany(), `select count(*)::int as rows from ${table}`);
      expect({ table, ...count }).toEqual({ table, rows: 0 });
    }
  });

  it('the database walls show no rows to a company that does not exist', async () => {
    for (const id of [0, -1, 999_999]) {
      const [count] = await inside(id as CompanyId, (em) => rows(em, 'select count(*)::int as rows from calcom_teams'));
      expect(count).toEqual({ rows: 0 });
    }
  });

  it('the database walls refuse rows for another company, in every table', async () => {
    for (const table of await tables()) {
      const column = columnOf(table);
      const hand = inside(ours, (em) =>
        rows(em, `update ${table} set ${column} = ${theirs} where ${column} = ${ours}`),
      );
      // A privilege that the service lacks protects the rows as well.
      await expect(hand).rejects.toThrow(/row-level security|permission denied/);
    }
    const planted = inside(ours, (em) => rows(em, `insert into branches (company_id, name) values (${theirs}, 'x')`));
    await expect(planted).rejects.toThrow(/row-level security/);
  });

  it('the database walls let no company change or delete another company’s rows', async () => {
    for (const table of await tables()) {
      const column = columnOf(table);
      const touched = await inside(ours, (em) =>
        rows(em, `update ${table} set ${column} = ${column} where ${column} = ${theirs} returning 1`),
      ).catch(({ message }: Error) => message);
      expect({ table, touched }).toEqual({ table, touched: isReadOnly(table) ? expect.stringMatching(/denied/) : [] });
    }
    for (const table of [
      'users',
      'idempotent_answers',
      'personal_access_tokens',
      'booking_attempts',
      'webhook_endpoints',
      'webhook_deliveries',
      'callbacks',
    ]) {
      const removed = await inside(ours, (em) =>
        rows(em, `delete from ${table} where company_id = ${theirs} returning 1`),
      );
      expect({ table, removed }).toEqual({ table, removed: [] });
    }
  });

  it('the database walls refuse deletes in the tables from which the service deletes nothing', async () => {
    for (const table of ['companies', 'branches', 'calcom_teams', 'bookings']) {
      await expect(inside(ours, (em) => rows(em, `delete from ${table}`))).rejects.toThrow(/permission denied/);
    }
  });

  it('the database walls bind a role that owns nothing and has no right to bypass them', async () => {
    const [role] = await rows(
      noCompany(),
      `select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
              exists (select from pg_class where relowner = pg_roles.oid) as owns_tables,
              exists (select from pg_auth_members where member = pg_roles.oid) as is_member_of_others
       from pg_roles where rolname = current_user`,
    );
    expect(new Set(Object.values(role ?? {}))).toEqual(new Set([false]));
    await expect(rows(noCompany(), 'create table mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(rows(noCompany(), 'alter table calcom_teams disable row level security')).rejects.toThrow(
      /must be owner/,
    );
  });

  it('the database walls let only the service run functions with the owner’s rights', async () => {
    const lent = await rows(
      noCompany(),
      `select proname as name, has_function_privilege(oid, 'execute') as ours,
              exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0) as everybodys
       from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`,
    );
    expect(lent).toEqual([{ name: 'reserve_token_ids', ours: true, everybodys: false }]);
  });

  describe('a caller who is limited to a branch', () => {
    const TABLES = ['branches', 'calcom_teams', 'calcom_team_event_types', 'bookings', 'callbacks'];
    const ofBranch = (branchId: number, sql: string): Promise<Row[]> =>
      database()
        .forTenant({ companyId: ours, branchId })
        .transactional((em) => rows(em, sql));
    const counts = async (branchId: number): Promise<unknown[]> =>
      Promise.all(
        TABLES.map(async (table) => (await ofBranch(branchId, `select count(*)::int as n from ${table}`))[0]?.n),
      );

    it('a caller who is limited to a branch sees and changes the rows of that branch alone', async () => {
      const [booked] = await inside(ours, (em) => rows(em, 'select team_id from bookings limit 1'));
      const branches = await inside(ours, async (em) => {
        const made = await rows(
          em,
          `insert into branches (company_id, name) values (${ours}, 'Nord'), (${ours}, 'Leer') returning id`,
        );
        await rows(em, `update calcom_teams set branch_id = ${made[0]?.id} where id = ${booked?.team_id}`);
        return made.map(({ id }) => Number(id));
      });
      const [own = 0, empty = 0] = branches;
      expect(await counts(empty)).toEqual([1, 0, 0, 0, 0]);
      expect(await counts(own)).toEqual([1, 1, expect.any(Number), 1, 1]);
      expect((await counts(own))[2]).toBeGreaterThan(1);
      expect(await ofBranch(empty, `update calcom_teams set name = name returning id`)).toEqual([]);
      for (const away of ['null', String(empty)])
        await expect(ofBranch(own, `update calcom_teams set branch_id = ${away}`)).rejects.toThrow(
          /row-level security/,
        );
      await inside(ours, (em) => rows(em, `update calcom_teams set branch_id = null where id = ${booked?.team_id}`));
      expect(await counts(own)).toEqual([1, 0, 0, 0, 0]);
    });
  });

  describe('a lookup without a company', () => {
    it('a lookup without a company sees exactly the named row, and no other table', async () => {
      const names = await tables();
      for (const { setting, value, table, id } of await lookups()) {
        const seen = await database()
          .forLookup(setting, value)
          .transactional(async (em) => {
            const ids: Record<string, number[]> = {};
            for (const name of names) {
              const found = await rows(em, `select to_jsonb(${name}) ->> 'id' as id from ${name}`);
              if (found.length > 0) ids[name] = found.map((row) => Number(row.id));
            }
            return ids;
          });
        expect({ setting, seen }).toEqual({ setting, seen: { [table]: [id] } });
      }
    });

    it('a lookup without a company may only read', async () => {
      for (const { setting, value, table } of await lookups()) {
        const touched = await database()
          .forLookup(setting, value)
          .transactional((em) => rows(em, `update ${table} set updated_at = now() returning id`));
        expect({ setting, touched }).toEqual({ setting, touched: [] });
      }
      const companies = database().forLookup('app.every_company', 'list');
      expect(await rows(companies, 'select id from companies')).not.toEqual([]);
      expect(await rows(companies, 'update companies set updated_at = now() returning id')).toEqual([]);
    });

    it('the lookup of a token’s holder leaves the caller in its own company', async () => {
      const token = await of(theirs).findOneOrFail(AccessToken, {}, { orderBy: { id: 'asc' } });
      await inside(ours, async (em) => {
        const before = await rows(em, 'select id from users order by id');
        const [holder] = await rows(em, `select token_holder(${token.id})->>'companyId' as company`);
        expect(Number(holder?.company)).toBe(theirs);
        expect(await rows(em, 'select id from users order by id')).toEqual(before);
        expect(await rows(em, `select current_setting('app.token_id', true) as named`)).toEqual([{ named: '' }]);
      });
    });
  });

  describe('references and unique keys', () => {
    it('a reference to another company’s row is refused', async () => {
      const branch = await of(theirs).findOneOrFail(Branch, {});
      for (const id of [branch.id, 999_999]) {
        const hung = inside(ours, (em) => rows(em, `update calcom_teams set branch_id = ${id}`));
        await expect(hung).rejects.toThrow(/violates foreign key constraint/);
      }
    });

    it('every foreign key includes the company', async () => {
      const loose = await rows(
        noCompany(),
        `select conrelid::regclass::text as table, conname as name from pg_constraint
         where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'companies'::regclass and not exists (
           select from pg_attribute where attrelid = conrelid and attnum = any (conkey) and attname = 'company_id')`,
      );
      expect(loose).toEqual([]);
    });

    it('every unique key includes the company, except three that reveal nothing to callers', async () => {
      const global = await rows(
        noCompany(),
        `select indrelid::regclass::text as table, string_agg(attname, ', ' order by attnum) as columns
         from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
         where indisunique and not indisprimary and indrelid in (
           select oid from pg_class where relnamespace = 'public'::regnamespace and relname not like 'migrations%')
         group by indexrelid, indrelid having not bool_or(attname = 'company_id') order by 1`,
      );
      expect(global).toEqual([
        // A team's id belongs to one company already.
        { table: 'calcom_team_event_types', columns: 'calcom_team_id, calcom_event_type_id' },
        // Signing in names no company; only operators create users.
        { table: 'users', columns: 'email' },
        // Random, and looked up before the company is known.
        { table: 'webhook_subscriptions', columns: 'address' },
      ]);
    });
  });

  describe('on a pool of one connection', () => {
    let orm: MikroORM;

    beforeAll(async () => {
      const options = serviceOptions(world().app.get(Environment), undefined);
      orm = isEmbedded(world().engines.kind)
        ? world().app.get(MikroORM)
        : await MikroORM.init({ ...options, pool: { min: 1, max: 1 } });
    });
    afterAll(async () => {
      if (!isEmbedded(world().engines.kind)) await orm.close();
    });

    /** The owners of the rows that each has seen, after alternating units of work, some of which fail. */
    async function alternate(): Promise<Record<string, Set<number>>> {
      const single = new TenantDatabase(orm.em);
      const seen: Record<string, Set<number>> = { ours: new Set(), theirs: new Set(), none: new Set() };
      const look = async (who: string, em: EntityManager): Promise<void> => {
        for (const row of await em.find(Team, {}, { filters: false })) seen[who]?.add(row.companyId);
      };
      const fail = (companyId: CompanyId): Promise<void> =>
        single.forTenant({ companyId }).transactional(async (em) => {
          await look(companyId === ours ? 'ours' : 'theirs', em);
          throw new Error('on purpose');
        });
      await Promise.all(
        Array.from({ length: 25 }, async () => {
          await look('ours', single.forTenant({ companyId: ours }));
          await expect(fail(theirs)).rejects.toThrow('on purpose');
          await look('none', orm.em.fork());
          await look('theirs', single.forTenant({ companyId: theirs }));
          await expect(fail(ours)).rejects.toThrow('on purpose');
        }),
      );
      return seen;
    }

    it('two companies that alternate on one connection see only their own rows, also after failures', async () => {
      expect(await alternate()).toEqual({ ours: new Set([ours]), theirs: new Set([theirs]), none: new Set() });
    });

    it('a company that stayed set on the connection would be noticed', async () => {
      const leave = (company: string): Promise<unknown> =>
        rows(orm.em.fork(), `select set_config('app.company_id', '${company}', false)`);
      await leave(String(theirs));
      try {
        expect((await alternate()).none).toEqual(new Set([theirs]));
      } finally {
        await leave('');
      }
    });
  });

  it('a table without database walls would be noticed', async () => {
    const owner = world().engines.database;
    // The embedded engine has no second connection that could make a table as its owner.
    if (!owner) return expect(world().engines.kind).toBe('embedded');
    await owner.query('create table unprotected (id int, company_id bigint)');
    try {
      const found = await rows(noCompany(), TENANT_TABLES);
      expect(found.filter((table) => !table.enabled)).toEqual([expect.objectContaining({ name: 'unprotected' })]);
    } finally {
      await owner.query('drop table unprotected');
    }
  });
});

/** Whether the service inserts into and reads the table, but never changes its rows. */
/** From which rows are at most removed, and the history, to which they are only added. */
const READ_ONLY = ['audit_log', 'booking_events', 'booking_claims', 'event_type_hosts'];
const isReadOnly = (table: string): boolean => READ_ONLY.includes(table);

const isEmbedded = (kind: EngineKind): boolean => kind === 'embedded';
