import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CACHE_MANAGER, type Cache } from '@nestjs/cache-manager';
import { Global, Logger, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Clock, Environment, SystemClock } from '@app/common';
import { eventually } from '../../../test/support/eventually';
import { PrivateCluster } from '../../../test/support/private-cluster';
import { PRIVATE_REDIS_MISSING } from '../../../test/support/private-redis';
import { RELAXED_REDIS_TIMEOUT_MS } from '../../../test/support/redis';
import { RedisConnection } from '@app/redis';
import { SharedCounter } from '@app/throttling';
import { CompanyCache } from './answers/company-cache';
import { CachingModule } from './caching.module';
import { cacheKeys } from './keys/cache-keys';
import { RedisCacheStore } from './stores/redis-cache-store';
import type { CompanyId } from '@app/tenancy';

Logger.overrideLogger(false);

/** Enough for every master to hold several keys. */
const companies = Array.from({ length: 60 }, (_, n) => (n + 1) as CompanyId);

describe('On a Redis Cluster', () => {
  if (PRIVATE_REDIS_MISSING) {
    const reason = PRIVATE_REDIS_MISSING;
    return it(`The cache on a Redis Cluster is not checked: ${reason}`, () =>
      console.warn(`On a Redis Cluster: ${reason}`));
  }
  let cluster: PrivateCluster;
  let connection: RedisConnection;
  beforeAll(async () => {
    cluster = await PrivateCluster.start();
    connection = await RedisConnection.open(cluster.urls, RELAXED_REDIS_TIMEOUT_MS);
  });
  afterAll(async () => {
    await connection?.close();
    await cluster?.kill();
  });

  const redirections = async (): Promise<number[]> => {
    const infos = await Promise.all(cluster.masters.map((master) => master.command<string>('INFO', 'errorstats')));
    return infos.map((info) => Number(/errorstat_MOVED:count=(\d+)/.exec(info)?.[1] ?? 0));
  };

  it('a script is sent to the master of its keys without redirection', async () => {
    const store = new RedisCacheStore(connection);
    for (const company of companies) await store.invalidate({ keys: [cacheKeys.teams(company)] });
    expect(await redirections()).toEqual([0, 0, 0]);
  });

  it('a shared counter adds up what is counted on a cluster', async () => {
    const counter = new SharedCounter(connection, 60, 1000);
    for (const company of companies) expect(await counter.add(`company:${company}`, 2)).toBe(2);
    for (const company of companies) expect(await counter.add(`company:${company}`, 3)).toBe(5);
  });

  describe('two applications', () => {
    let apps: TestingModule[] = [];
    beforeAll(async () => {
      apps = [await boot(cluster.url), await boot(cluster.url)];
    });
    afterAll(async () => {
      for (const app of apps) await app.close();
    });
    const [here, there] = [0, 1].map((n) => () => (apps[n] as TestingModule).get(CompanyCache));

    it('applications on a cluster use no L1 cache and see every invalidation with the next lookup', async () => {
      if (!here || !there) throw new Error('unreachable');
      for (const company of companies) {
        const key = cacheKeys.teams(company);
        await here().getOrLoad(key, { ttl: 60 }, async () => 'old');
        for (let n = 0; n < 3; n++) expect(await there().lookup(key)).toMatchObject({ text: 'old' });
        expect(await here().invalidate({ keys: [key] })).toBe(true);
        expect(there().peek(key)).toBeUndefined();
        expect(await there().lookup(key)).toBe('empty');
      }
    });

    it('CACHE_MANAGER writes, reads and deletes keys of several masters together', async () => {
      const [one, other] = apps.map((app) => app.get<Cache>(CACHE_MANAGER));
      const entries = companies.map((company) => ({ key: `mine:${company}`, value: { company } }));
      await one?.mset(entries.map((entry) => ({ ...entry, ttl: 60_000 })));
      expect(await other?.mget(entries.map(({ key }) => key))).toEqual(entries.map(({ value }) => value));
      await other?.mdel(entries.map(({ key }) => key));
      expect(await one?.get('mine:1')).toBeUndefined();
    });
  });

  describe('a connection to the cluster', () => {
    const reachable = async (store: RedisCacheStore): Promise<number> => {
      const lookups = await store.read(companies.map((company) => cacheKeys.teams(company)));
      return lookups.filter((lookup) => lookup !== 'away').length;
    };
    const recovered = (store: RedisCacheStore, withinMs?: number): Promise<boolean> =>
      eventually('all keys are readable', async () => (await reachable(store)) === companies.length, withinMs);

    it('loses the keys of a master that is away, until it is back', async () => {
      const store = new RedisCacheStore(connection);
      const [first] = cluster.masters;
      await recovered(store);
      await first?.kill();
      expect(await reachable(store)).toBeLessThan(companies.length);
      await first?.start();
      await recovered(store);
    });

    it('finds a master that is back under another address within five seconds', async () => {
      const store = new RedisCacheStore(connection);
      await recovered(store);
      await cluster.move(1);
      await recovered(store, 5000);
    });

    it('finds a master that it has never seen and that is back under another address within five seconds', async () => {
      await cluster.masters[2]?.kill();
      const late = await RedisConnection.open(cluster.urls);
      try {
        const store = new RedisCacheStore(late);
        expect(await reachable(store)).toBeLessThan(companies.length);
        await cluster.move(2);
        await recovered(store, 5000);
      } finally {
        await late.close();
      }
    });
  });
});

async function boot(redisUrl: string): Promise<TestingModule> {
  @Global()
  @Module({
    providers: [
      {
        provide: Environment,
        useValue: new Environment({ REDIS_URL: redisUrl, REDIS_TIMEOUT_MS: String(RELAXED_REDIS_TIMEOUT_MS) }),
      },
      { provide: Clock, useClass: SystemClock },
    ],
    exports: [Environment, Clock],
  })
  class EnvironmentModule {}
  const app = await Test.createTestingModule({ imports: [EnvironmentModule, CachingModule.forRoot()] }).compile();
  await app.init();
  return app;
}
