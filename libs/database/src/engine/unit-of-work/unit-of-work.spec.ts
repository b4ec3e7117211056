import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Client, Pool } from 'pg';
import { Environment } from '@app/common';
import { Company, TenantDatabase, type CompanyId } from '@app/tenancy';
import { eventually } from '../../../../../test/support/eventually';
import { engineKinds, notRun } from '../../../../../test/support/on-every-engine';
import { createDatabase, type TestDatabase } from '../../../../../test/support/postgres';
import { migrate } from '../../migrate';
import { serviceRoleOf } from '../../schema/service-role';
import { databaseNameOf, serviceOptions } from '../orm-options';

const KEYS = `k1:${Buffer.alloc(32).toString('base64')}`;
const LANES = 12;
const UNITS = 300;

describe('a unit of work (servers)', () => {
  if (!engineKinds.includes('servers')) return notRun('a unit of work (servers)', 'PostgreSQL does not answer');
  let database: TestDatabase;
  let orm: MikroORM;
  let tenants: TenantDatabase;
  let role: string;
  let salon: CompanyId;
  let praxis: CompanyId;
  let sent: string[];

  beforeAll(async () => {
    const created = await createDatabase();
    if (!created) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
    database = created;
    const environment = new Environment({ DATABASE_URL: database.url, ENCRYPTION_KEYS: KEYS });
    await migrate(environment);
    role = serviceRoleOf(databaseNameOf(environment));
    orm = await MikroORM.init(serviceOptions(environment, undefined));
    tenants = new TenantDatabase(orm.em);
    [salon, praxis] = [await company('Salon Kessler'), await company('Physiotherapie am Park')];
  });
  afterAll(async () => {
    await orm?.close();
    await database?.release();
  });

  beforeEach(async () => {
    sent = [];
    const client = await ((await orm.em.getConnection().getNativeClient()) as Pool).connect();
    client.release();
    const clients = Object.getPrototypeOf(client) as Client;
    const query = clients.query as (...given: unknown[]) => unknown;
    jest.spyOn(clients, 'query').mockImplementation(function (this: Client, ...given: unknown[]) {
      sent.push(String(given[0]));
      return query.apply(this, given) as never;
    });
  });
  afterEach(() => void jest.restoreAllMocks());

  async function company(name: string): Promise<CompanyId> {
    const id = (await tenants.nextId('companies')) as CompanyId;
    const em = tenants.forTenant({ companyId: id });
    await em.persist(em.create(Company, { id, name, timezone: 'Europe/Berlin' })).flush();
    return id;
  }
  const em = (companyId = salon): SqlEntityManager => tenants.forTenant({ companyId });
  const names = async (manager: SqlEntityManager): Promise<string[]> =>
    (await manager.find(Company, {})).map(({ name }) => name);

  it('a unit of work reads in two messages: role, company and query, then the end', async () => {
    expect(await names(em())).toEqual(['Salon Kessler']);
    expect(sent).toEqual([
      expect.stringMatching(
        /^begin; select set_config\('role', '.*_service', true\), set_config\('app.company_id', '\d+', true\); select /,
      ),
      'commit',
    ]);
  });

  it('a unit of work of several queries says its beginning once', async () => {
    await em().transactional(async (manager) => [await names(manager), await names(manager), await names(manager)]);
    expect(sent).toHaveLength(4);
    expect(sent.filter((message) => message.includes('begin'))).toHaveLength(1);
  });

  it('a unit of work without a query sends nothing', async () => {
    await em().transactional(async () => {});
    await expect(em().transactional(() => Promise.reject(new Error('changed its mind')))).rejects.toThrow('changed');
    expect(sent).toEqual([]);
  });

  it('a unit of work runs as the service’s role, and so does a query outside of one', async () => {
    const me = "select current_user as me, current_setting('app.company_id', true) as company";
    const outside = await (orm.em.fork() as SqlEntityManager).execute(me);
    const inside = await em().transactional((manager) => manager.execute(me));
    const afterwards = await (orm.em.fork() as SqlEntityManager).execute(me);
    expect(inside).toEqual([{ me: role, company: String(salon) }]);
    for (const [row] of [outside, afterwards] as { me: string; company: string | null }[][])
      expect([row?.me, row?.company || 'none']).toEqual([role, 'none']);
  });

  it('a unit of work leaves its connection in its login’s role, and without a company', async () => {
    await names(em());
    const pool = (await orm.em.getConnection().getNativeClient()) as Pool;
    const sql = `select current_user <> $1 as is_login, coalesce(current_setting('app.company_id', true), '') as company`;
    expect((await pool.query(sql, [role])).rows).toEqual([{ is_login: true, company: '' }]);
  });

  it('a unit of work whose first query fails is rolled back, and its error is PostgreSQL’s', async () => {
    await expect(em().execute('select 1 / 0')).rejects.toThrow('division by zero');
    await expect(em().transactional((manager) => manager.execute('select 1 / 0'))).rejects.toThrow('division by zero');
    expect(await names(em())).toEqual(['Salon Kessler']);
  });

  it('a unit of work goes on after a savepoint that was rolled back, also when nothing came before it', async () => {
    const found = await em().transactional(async (manager) => {
      await manager.transactional((inner) => inner.execute('select 1 / 0')).catch(() => {});
      return names(manager as SqlEntityManager);
    });
    expect(found).toEqual(['Salon Kessler']);
  });

  it('a unit of work whose commit fails is not kept', async () => {
    const broken = em().transactional(async (manager) => {
      await manager.execute('create temporary table pairs (a int unique deferrable initially deferred) on commit drop');
      await manager.execute('insert into pairs values (1), (1)');
    });
    await expect(broken).rejects.toThrow('duplicate key');
    expect(await names(em())).toEqual(['Salon Kessler']);
  });

  it('a statement with parameters is refused outside of a transaction, where it would have no role', async () => {
    const client = orm.em.getConnection() as unknown as {
      getClient(): { executeQuery(query: object): Promise<unknown> };
    };
    const query = { sql: 'select $1::int', parameters: [1], query: { kind: 'RawNode' }, queryId: {} };
    await expect(client.getClient().executeQuery(query)).rejects.toThrow('needs a transaction');
  });

  describe('whose connection is lost', () => {
    const PID = 'select pg_backend_pid() as pid';
    const pidOf = async (manager: SqlEntityManager): Promise<number> =>
      ((await manager.execute(PID)) as { pid: number }[])[0]?.pid ?? 0;
    const terminate = (pid: number) => database.query('select pg_terminate_backend($1, 5000)', [pid]);

    it('a unit of work repeats its first message on another connection', async () => {
      const slow = 'select pg_sleep(0.5), current_user as me';
      const found = em().execute<{ me: string }[]>(slow);
      const running = `select pid from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query like '%pg_sleep(0.5)%'`;
      let pid: number | undefined;
      await eventually(
        'it runs',
        async () => (pid = ((await database.query(running)) as { pid: number }[])[0]?.pid) !== undefined,
      );
      await terminate(pid ?? 0);
      expect(await found).toMatchObject([{ me: role }]);
      expect(sent.filter((message) => message.includes(slow))).toHaveLength(2);
    });

    it('a unit of work fails in a way that is safe to retry when it had begun', async () => {
      const broken = em().transactional(async (manager) => {
        await terminate(await pidOf(manager as SqlEntityManager));
        await names(manager as SqlEntityManager);
      });
      await expect(broken).rejects.toMatchObject({ hasLeftNothing: true });
      expect(await names(em())).toEqual(['Salon Kessler']);
    });

    it('a unit of work that has only read needs no commit', async () => {
      const found = await em().transactional(async (manager) => {
        const all = await names(manager as SqlEntityManager);
        await terminate(await pidOf(manager as SqlEntityManager));
        return all;
      });
      expect(found).toEqual(['Salon Kessler']);
    });

    it('a unit of work that has written fails when its commit is lost', async () => {
      const broken = em().transactional(async (manager) => {
        await manager.execute(`update companies set name = 'Lost'`);
        await terminate(await pidOf(manager as SqlEntityManager));
      });
      await expect(broken).rejects.toThrow(/terminat|queryable|ECONNRESET|EPIPE/);
      expect(await names(em())).toEqual(['Salon Kessler']);
    });

    it('a unit of work whose connection is lost during its commit says that its outcome is open', async () => {
      await database.query(`create function lose_connection() returns trigger language plpgsql security definer as $$
        begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
        create constraint trigger lose_connection after update on companies deferrable initially deferred
        for each row execute function lose_connection()`);
      try {
        const broken = em().transactional((manager) => manager.execute(`update companies set name = 'Lost'`));
        await expect(broken).rejects.toMatchObject({ hasLeftOpen: true });
      } finally {
        await database.query('drop function lose_connection cascade');
      }
      expect(await names(em())).toEqual(['Salon Kessler']);
    });

    it('units of work whose connections are lost leave no connection taken', async () => {
      for (let round = 0; round < 15; round++) {
        const broken = em().transactional(async (manager) => {
          await terminate(await pidOf(manager as SqlEntityManager));
          await names(manager as SqlEntityManager);
        });
        await expect(broken).rejects.toMatchObject({ hasLeftNothing: true });
      }
      expect(await names(em())).toEqual(['Salon Kessler']);
    });
  });

  it('units of work of two companies never see each other’s rows, in any order of failures and savepoints', async () => {
    let units = 0;
    const unit = async (lane: number, turn: number): Promise<void> => {
      const [id, name] = (lane + turn) % 2 === 0 ? [salon, 'Salon Kessler'] : [praxis, 'Physiotherapie am Park'];
      const manager = em(id);
      const kind = (lane * 7 + turn * 3) % 5;
      if (kind === 0) expect(await names(manager)).toEqual([name]);
      else if (kind === 1) await manager.transactional(async () => {});
      else if (kind === 2) await manager.execute('select 1 / 0').catch(() => {});
      else
        await manager
          .transactional(async (outer) => {
            await outer
              .transactional((inner) => inner.execute(kind === 3 ? 'select 1 / 0' : 'select 1'))
              .catch(() => {});
            expect(await names(outer as SqlEntityManager)).toEqual([name]);
            if (turn % 3 === 0) throw new Error('rolled back');
          })
          .catch((error: Error) => expect(error.message).toBe('rolled back'));
      units++;
    };
    const lane = async (number: number): Promise<void> => {
      for (let turn = 0; turn < UNITS / LANES; turn++) await unit(number, turn);
    };
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    expect(units).toBe(UNITS);
    const open = await database.query(
      `select state from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    );
    expect(open).toEqual([]);
  });
});
