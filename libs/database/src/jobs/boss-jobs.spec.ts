import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { INVALIDATIONS } from '@app/caching';
import { Environment, type JobQueue } from '@app/common';
import { type Engines, openEngines } from '../../../../test/support/engines';
import { eventually } from '../../../../test/support/eventually';
import { enginesToRun } from '../../../../test/support/on-every-engine';
import { Gate } from '../../../caching/testing/gate';
import { EmbeddedPostgres } from '../engine/embedded-postgres';
import { migrate } from '../migrate';
import { databaseNameOf, serviceOptions } from '../engine/orm-options';
import { serviceRoleOf } from '../schema/service-role';
import { BossJobs } from './boss-jobs';

/** A queue without delays. */
const QUEUE: JobQueue = { ...INVALIDATIONS, startAfter: 0, pollEvery: 0.5 };

describe.each(enginesToRun)('background work (%s)', (kind) => {
  let engines: Engines;
  let environment: Environment;
  let embedded: EmbeddedPostgres | undefined;
  let orm: MikroORM;
  const started: BossJobs[] = [];

  const start = async (): Promise<BossJobs> => {
    const jobs = await BossJobs.start(environment, embedded);
    started.push(jobs);
    return jobs;
  };
  const stop = async (jobs: BossJobs): Promise<void> => {
    await jobs.beforeApplicationShutdown();
    await jobs.onApplicationShutdown();
  };
  const em = (): SqlEntityManager => orm.em.fork() as SqlEntityManager;
  const send = (jobs: BossJobs, data: object): Promise<string> =>
    em().transactional((manager) => jobs.send(QUEUE, data, manager.getTransactionContext() as object));
  const states = async (): Promise<string[]> => {
    const rows = (await em().execute('select state from pgboss.job order by created_on')) as { state: string }[];
    return rows.map(({ state }) => state);
  };

  beforeAll(async () => {
    const opened = await openEngines(kind);
    if (!opened) throw new Error('The servers did not answer; start them, or run with TEST_SERVERS=no');
    engines = opened;
    environment = new Environment(engines.variables);
    embedded = kind === 'embedded' ? await EmbeddedPostgres.open(environment.dataDir) : undefined;
    await migrate(environment, embedded);
    orm = await MikroORM.init(serviceOptions(environment, embedded));
    // Embedded, the role is taken with the first query.
    await em().execute('select 1');
  });

  afterAll(async () => {
    for (const jobs of started) await stop(jobs);
    await orm?.close();
    await embedded?.close();
    await engines?.release();
  });

  it('a repeated job is there once in a period, however many processes ask for it', async () => {
    const processes = kind === 'embedded' ? [await start()] : [await start(), await start()];
    for (const jobs of [...processes, ...processes]) jobs.repeat(QUEUE, 3600);
    await eventually('it is there', async () => (await states()).length > 0);
    for (const jobs of processes) await stop(jobs);
    // All that was asked for has been answered before the connections closed.
    expect(await states()).toEqual(['created']);
    await em().execute('delete from pgboss.job');
  });

  it('background work runs as the service’s role, also on its own connections', async () => {
    const jobs = await start();
    const { rows } = await jobs['boss'].getDb().executeSql('select current_user as role', []);
    expect(rows).toEqual([{ role: serviceRoleOf(databaseNameOf(environment)) }]);
  });

  it('background work is given the rights that it needs, and none more', async () => {
    const role = serviceRoleOf(databaseNameOf(environment));
    const sql = `select tablename, string_agg(name, ',' order by name) as rights
      from pg_tables, unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as name
      where schemaname = 'pgboss' and has_table_privilege(?, 'pgboss.' || tablename, name) group by tablename`;
    const rows = (await em().execute(sql, [role])) as { tablename: string; rights: string }[];
    expect(Object.fromEntries(rows.map(({ tablename, rights }) => [tablename, rights]))).toEqual({
      version: 'select,update',
      queue: 'select,update',
      job: 'delete,insert,select,update',
      job_common: 'delete,insert,select,update',
      job_dependency: 'delete,select',
      instance: 'delete,select,update',
    });
  });

  it('background work is retried when it fails, and supervised without missing rights', async () => {
    const jobs = await start();
    const errors: string[] = [];
    jobs['boss'].on('error', ({ message }) => errors.push(message));
    const seen: object[] = [];
    await jobs.work(QUEUE, async (batch) => {
      seen.push(...batch);
      if (seen.length === 1) throw new Error('not yet');
    });
    await send(jobs, { keys: ['a'] });
    await eventually('it is done', async () => (await states()).includes('completed'));
    expect(seen).toEqual([{ keys: ['a'] }, { keys: ['a'] }]);
    await jobs['boss'].supervise();
    await stop(jobs);
    expect(errors).toEqual([]);
  });

  // The embedded one has no connection to lose.
  if (kind === 'servers')
    it('background work goes on after its connections were lost', async () => {
      const jobs = await start();
      const seen: object[] = [];
      await jobs.work(QUEUE, async (batch) => void seen.push(...batch));
      const sql = `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'team-selector jobs'`;
      expect(await engines.database?.query(sql)).not.toEqual([]);
      await send(jobs, { keys: ['d'] });
      await eventually('it is done', () => seen.length === 1);
      await stop(jobs);
    });

  it('background work that has begun is finished before the shutdown', async () => {
    const jobs = await start();
    const gate = new Gate();
    await jobs.work(QUEUE, () => gate.pass(() => undefined));
    await send(jobs, { keys: ['b'] });
    await gate.reached;
    const stopped = stop(jobs);
    gate.open();
    await stopped;
    expect((await states()).every((state) => state === 'completed')).toBe(true);
  });

  it('background work can be enqueued until the last request is answered', async () => {
    const jobs = await start();
    await jobs.beforeApplicationShutdown();
    const id = await send(jobs, { keys: ['c'] });
    expect(await states()).toContain('created');
    jobs.discard(QUEUE, id);
    await jobs.onApplicationShutdown();
    expect(await states()).not.toContain('created');
  });

  describe('without its tables or queues', () => {
    const role = () => serviceRoleOf(databaseNameOf(environment));
    const asOwner = async (sql: string): Promise<void> => {
      if (embedded) await embedded.pglite.exec(`reset role; ${sql}; set role "${role()}"`);
      else await engines.database?.query(sql);
    };

    it('background work does not start without its tables or queues, and names the command that makes them', async () => {
      await asOwner('alter schema pgboss rename to elsewhere');
      try {
        await expect(start()).rejects.toThrow(/not installed.*"cli migrate" makes/);
      } finally {
        await asOwner('alter schema elsewhere rename to pgboss');
      }
      await asOwner('delete from pgboss.job; delete from pgboss.queue');
      await expect(start()).rejects.toMatchObject({
        cause: { message: expect.stringContaining('Queue cache-invalidations does not exist') },
      });
      await migrate(environment, embedded);
      await expect(start()).resolves.toBeInstanceOf(BossJobs);
    });
  });
});
