import { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceRoleOf } from '@app/database';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { FaultProxy } from '../support/fault-proxy';
import { engineKinds, notRun } from '../support/on-every-engine';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { openWorld, type World } from '../support/world';

/** The connections of one process. */
const POOL = 10;
/** Those that one company may use at once. */
const SHARE = 5;
/** Milliseconds that a request waits for one of them. */
const CONNECTION_TIMEOUT_MS = 5000;

const roleOf = ({ url }: TestDatabase): string => serviceRoleOf(new URL(url).pathname.slice(1));

describe('a database', () => {
  if (!engineKinds.includes('servers')) return notRun('a database that is away', 'PostgreSQL does not answer');

  let database: TestDatabase;
  let proxy: FaultProxy;
  let world: World;

  beforeAll(async () => {
    const created = await createDatabase();
    if (!created) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
    database = created;
    const url = new URL(database.url);
    url.port ||= '5432';
    proxy = await FaultProxy.open(url.href);
    const variables = { DATABASE_URL: proxy.url, LOG_LEVEL: 'silent' };
    const opened = await openWorld('servers', { synced: false, variables });
    if (!opened) throw new Error('Redis did not answer; start it, or run with TEST_SERVERS=no');
    world = opened;
  });
  afterAll(async () => {
    await world?.close();
    await proxy?.close();
    await database?.release();
  });

  const whoAmI = (): Promise<Answer<Json>> => world.salon.member.get('/api/auth/me');
  const isBack = () => eventually('the service is back', async () => (await whoAmI()).status === 200);
  /** Until the outage shows, requests are answered as before; none fails in another way. */
  const noticed = () =>
    eventually('the outage is noticed', async () => {
      const answer = await whoAmI();
      if (answer.status === 200) return false;
      expectUnavailable(answer);
      return true;
    });
  const query = (sql: string): Promise<Record<string, unknown>[]> =>
    (world.app.get(MikroORM).em.fork() as SqlEntityManager).execute(sql);

  function expectUnavailable({ status, headers, body, text }: Answer<Json>): void {
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '5']);
    expect(text).not.toMatch(/ECONN|connect|timeout|127\.0\.0\.1|postgres|DriverException/i);
  }

  /** Every company sees its own data only, under the role that the policies bind. */
  async function expectWalls(): Promise<void> {
    for (const company of [world.salon, world.praxis])
      expect((await company.member.get('/api/auth/me')).body.data.company.id).toBe(company.id);
    const role = roleOf(database);
    expect(await query('select current_user::text as role')).toEqual([{ role }]);
    expect(await query('select id from companies')).toEqual([]);
  }

  it('a database that is gone stops no process: requests get 503, also with known tokens, until it is back', async () => {
    await isBack();
    await proxy.leave();
    await noticed();
    for (const client of [world.salon.admin, world.praxis.member]) expectUnavailable(await client.get('/api/auth/me'));
    expectUnavailable(await world.salon.admin.patch('/api/calcom/teams/1', { name: 'x' }));
    // Neither a verified token nor a cached answer admits a request: the token may have been revoked meanwhile.
    await eventually(
      'verified tokens are not used',
      async () => (await world.salon.admin.get('/api/calcom/teams')).status === 503,
    );
    const ready = await world.anonymous.get('/health/ready');
    expect([ready.status, ready.body.dependencies.database]).toEqual([503, 'down']);
    expect((await world.anonymous.get('/health/live')).status).toBe(200);
    await proxy.comeBack();
    await isBack();
    await expectWalls();
  });

  it('a database that does not answer holds a request for no longer than the promised timeout', async () => {
    await isBack();
    proxy.refuse();
    proxy.swallow();
    await noticed();
    const start = performance.now();
    expectUnavailable(await whoAmI());
    expect(performance.now() - start).toBeLessThan(4 * CONNECTION_TIMEOUT_MS);
    proxy.pass();
    await isBack();
    await expectWalls();
  });

  it('a database that terminates connections under load fails no read, and shows no company another’s data', async () => {
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    const companies = [world.salon, world.praxis];
    for (let round = 0; round < 5; round++) {
      const requests = Array.from({ length: 20 }, async (_, index) => {
        const company = companies[index % 2] ?? world.salon;
        const answer = await company.member.get(index % 3 ? '/api/bookings' : '/api/auth/me');
        if (answer.status !== 200) return expectUnavailable(answer);
        if (index % 3 === 0) expect(answer.body.data.company.id).toBe(company.id);
      });
      await database.query(cut);
      await Promise.all(requests);
    }
    await isBack();
    await expectWalls();
  });

  it('a database without the service’s role is queried as no other, and again once the role is back', async () => {
    await isBack();
    const role = roleOf(database);
    await database.query(`alter role "${role}" rename to "${role}_away"`);
    try {
      // Cuts every connection, so that new ones have to take the role.
      proxy.refuse();
      proxy.pass();
      await eventually('new connections are made', async () => (await whoAmI()).status === 500);
      for (let index = 0; index < 2 * POOL; index++) {
        const { status, body } = await whoAmI();
        expect([status, body.code]).toEqual([500, 'internal_error']);
      }
    } finally {
      await database.query(`alter role "${role}_away" rename to "${role}"`);
    }
    await isBack();
    await expectWalls();
  });

  it(`a slow query of one company takes ${SHARE} of ${POOL} connections; its others wait, and get 503, and nobody else does`, async () => {
    await isBack();
    // Not pg_stat_activity, of which a transaction sees a snapshot from its first look.
    const waiting = `select count(*)::int as n from pg_locks where relation = 'bookings'::regclass and not granted`;
    const requests: Promise<Answer<Json>>[] = [];
    const refused: Answer<Json>[] = [];
    await database.query('begin');
    try {
      await database.query('lock table bookings in access exclusive mode');
      const start = performance.now();
      for (let index = 0; index < POOL + 5; index++) requests.push(world.salon.member.get('/api/bookings'));
      for (const request of requests) void request.then((answer) => answer.status === 200 || refused.push(answer));
      const tooMany = POOL + 5 - SHARE;
      await eventually('the others are refused', () => refused.length === tooMany, 8 * CONNECTION_TIMEOUT_MS);
      expect(performance.now() - start).toBeGreaterThan(CONNECTION_TIMEOUT_MS - 100);
      expect(await database.query(waiting)).toEqual([{ n: SHARE }]);
      expect((await world.praxis.member.get('/api/auth/me')).status).toBe(200);
    } finally {
      await database.query('commit');
    }
    for (const { status, body } of refused) expect([status, body.code]).toEqual([503, 'overloaded']);
    const statuses = (await Promise.all(requests)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(SHARE);
    await expectWalls();
  });
});
