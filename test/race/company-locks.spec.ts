import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Pool } from 'pg';
import { Environment } from '@app/common';
import { migrate, serviceOptions } from '@app/database';
import { CompanyLocks, type CompanyId, TenantDatabase } from '@app/tenancy';
import { engineKinds, notRun } from '../support/on-every-engine';
import { createDatabase, type TestDatabase } from '../support/postgres';

const ENCRYPTION_KEYS = `k1:${Buffer.alloc(32).toString('base64')}`;
const [SALON, PRAXIS] = [{ companyId: 1 as CompanyId }, { companyId: 2 as CompanyId }];

interface Process {
  orm: MikroORM;
  locks: CompanyLocks;
  connectionsInUse(): number;
}

describe('the lock of a company', () => {
  if (!engineKinds.includes('servers')) return notRun('the lock of a company', 'PostgreSQL does not answer');
  let database: TestDatabase;
  let one: Process;
  let other: Process;

  beforeAll(async () => {
    const created = await createDatabase();
    if (!created) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
    database = created;
    await migrate(new Environment({ DATABASE_URL: database.url, ENCRYPTION_KEYS }));
    [one, other] = [await open(), await open()];
  });
  afterAll(async () => {
    await Promise.all([one?.orm.close(), other?.orm.close()]);
    await database?.release();
  });

  /** The locks of one process, on a pool of its own. */
  async function open(): Promise<Process> {
    const environment = new Environment({ DATABASE_URL: database.url, ENCRYPTION_KEYS });
    const orm = await MikroORM.init(serviceOptions(environment, undefined));
    await (orm.em.fork() as SqlEntityManager).execute('select 1');
    const pool = (await (orm.em as SqlEntityManager).getConnection().getNativeClient()) as Pool;
    const locks = new CompanyLocks(new TenantDatabase(orm.em));
    return { orm, locks, connectionsInUse: () => pool.totalCount - pool.idleCount };
  }

  /** Works that end when they are told to, and never at the same time. */
  function workload() {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const order: number[] = [];
    let running = 0;
    const work = (number: number) => async (em: SqlEntityManager) => {
      expect(++running).toBe(1);
      await em.execute('select 1');
      order.push(number);
      begin();
      await released;
      running--;
    };
    return { work, begun, release, order };
  }

  it('the lock of a company is waited for in order, without a connection', async () => {
    const { work, begun, release, order } = workload();
    const all = Array.from({ length: 50 }, (_, n) => one.locks.transactional(SALON, 'teams', work(n)));
    await begun;
    expect(one.connectionsInUse()).toBe(1);
    release();
    await Promise.all(all);
    expect(order).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  it('the lock of a company binds other processes, whose works wait with one connection at most', async () => {
    const { work, begun, release, order } = workload();
    const first = one.locks.transactional(SALON, 'teams', work(0));
    await begun;
    const others = Array.from({ length: 20 }, (_, n) => other.locks.transactional(SALON, 'teams', work(n + 1)));
    let most = 0;
    // Far longer than it tries before it stands in the database's queue.
    for (const until = Date.now() + 1500; Date.now() < until; await new Promise(setImmediate)) {
      most = Math.max(most, other.connectionsInUse());
    }
    expect([order, most]).toEqual([[0], 1]);
    release();
    await Promise.all([first, ...others]);
    expect(order).toHaveLength(21);
  });

  it('the lock of a company does not bind another company, nor another kind of work', async () => {
    const { work, begun, release } = workload();
    const held = one.locks.transactional(SALON, 'teams', work(0));
    await begun;
    expect(await one.locks.transactional(PRAXIS, 'teams', async () => 'another company')).toBe('another company');
    expect(await one.locks.transactional(SALON, 'event types', async () => 'another kind')).toBe('another kind');
    release();
    await held;
  });

  it('the lock of a company refuses works when a hundred wait already', async () => {
    const { work, begun, release } = workload();
    const held = Array.from({ length: 101 }, (_, n) => one.locks.transactional(SALON, 'teams', work(n)));
    await begun;
    const refused = one.locks.transactional(SALON, 'teams', work(101));
    await expect(refused).rejects.toMatchObject({ status: 503, code: 'overloaded', retryAfter: 1 });
    release();
    await Promise.all(held);
  });
});
