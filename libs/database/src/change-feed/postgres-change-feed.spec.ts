import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { Environment } from '@app/common';
import { eventually } from '../../../../test/support/eventually';
import { FaultProxy } from '../../../../test/support/fault-proxy';
import { engineKinds, notRun } from '../../../../test/support/on-every-engine';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { databaseNameOf } from '../engine/orm-options';
import { migrate } from '../migrate';
import { serviceRoleOf } from '../schema/service-role';
import { PostgresChangeFeed } from './postgres-change-feed';

const ENCRYPTION_KEYS = `k1:${Buffer.alloc(32).toString('base64')}`;

describe('the connection of the change feed', () => {
  if (!engineKinds.includes('servers'))
    return notRun('the connection of the change feed', 'PostgreSQL does not answer');
  let database: TestDatabase;
  let proxy: FaultProxy;
  let feed: PostgresChangeFeed;

  beforeAll(async () => {
    const created = await createDatabase();
    if (!created) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
    database = created;
    const environment = new Environment({ DATABASE_URL: database.url, ENCRYPTION_KEYS });
    await migrate(environment);
    const url = new URL(database.url);
    url.port ||= '5432';
    proxy = await FaultProxy.open(url.href);
    feed = new PostgresChangeFeed(proxy.url, serviceRoleOf(databaseNameOf(environment)));
    await eventually('the feed is current', () => feed.isCurrent());
  });
  afterAll(async () => {
    await feed?.onApplicationShutdown();
    await proxy?.close();
    await database?.release();
  });

  it('the connection of the change feed carries one probe at a time, for all writers that wait meanwhile', async () => {
    let underWay = 0;
    let most = 0;
    let sent = 0;
    const query = Client.prototype.query as (...given: unknown[]) => Promise<unknown>;
    const counted = jest.spyOn(Client.prototype, 'query').mockImplementation(async function (
      this: Client,
      ...given: unknown[]
    ) {
      sent++;
      most = Math.max(most, ++underWay);
      return query.apply(this, given).finally(() => underWay--);
    } as never);
    await Promise.all(Array.from({ length: 100 }, () => feed.caughtUp()));
    counted.mockRestore();
    expect([most, sent < 10]).toEqual([1, true]);
  });

  it('the connection of the change feed holds no writer up when it does not answer any more', async () => {
    proxy.swallow();
    const asked = performance.now();
    await feed.caughtUp();
    // The promise is 300 ms, and the connection's own timeout 5 s.
    expect(performance.now() - asked).toBeLessThan(3000);
    expect(feed.isCurrent()).toBe(false);
  });
});
