import { afterAll, describe, expect, it } from '@jest/globals';
import { CACHE_MANAGER, type Cache } from '@nestjs/cache-manager';
import { Global, Logger, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Environment } from '@app/common';
import { claimRedis, REDIS_MISSING } from '../../../test/support/redis';
import { freshCompany } from '../testing/company';
import { unusedUrl } from '../testing/unused-url';
import { cacheKeys } from './keys/cache-keys';
import { CachingModule } from './caching.module';
import { CompanyCache } from './answers/company-cache';

Logger.overrideLogger(false);

async function boot(redisUrl?: string) {
  @Global()
  @Module({
    providers: [{ provide: Environment, useValue: new Environment({ REDIS_URL: redisUrl }) }],
    exports: [Environment],
  })
  class EnvironmentModule {}
  const app = await Test.createTestingModule({ imports: [EnvironmentModule, CachingModule.forRoot()] }).compile();
  await app.init();
  return { app, manager: app.get<Cache>(CACHE_MANAGER), cache: app.get(CompanyCache) };
}

const redis = await claimRedis();
afterAll(() => redis?.release());

const wraps = async (manager: Cache): Promise<number> => {
  let calls = 0;
  for (let i = 0; i < 2; i++) {
    expect(await manager.wrap('wrapped', async () => ({ calls: ++calls }), 60_000)).toEqual({ calls: 1 });
  }
  return calls;
};

describe('CachingModule', () => {
  it('without Redis, a second `wrap` of CACHE_MANAGER hits', async () => {
    const { app, manager, cache } = await boot();
    expect(await wraps(manager)).toBe(1);
    expect(await cache.ping()).toBe(true);
    await app.close();
  });

  if (redis) {
    it('with Redis, a second `wrap` of CACHE_MANAGER hits, under a plain key and as plain text', async () => {
      const { app, manager, cache } = await boot(redis.url);
      const other = await boot(redis.url);
      expect(await wraps(manager)).toBe(1);
      expect(await other.manager.get('wrapped')).toEqual({ calls: 1 });
      const key = cacheKeys.teams(freshCompany());
      await cache.getOrLoad(key, { ttl: 3600 }, async () => '{"plain":true}');
      const { createClient } = await import('@redis/client');
      const client = await createClient({ url: redis.url }).connect();
      expect(new Set(await client.keys('*'))).toEqual(new Set([key, 'wrapped']));
      expect(await client.get(key)).toBe('{"plain":true}');
      const ttl = await client.ttl(key);
      expect(ttl).toBeLessThanOrEqual(3600);
      expect(ttl).toBeGreaterThanOrEqual(3600 * 0.9 - 1);
      // Emptying the manager must not empty the database.
      await manager.clear();
      expect(await client.get(key)).toBe('{"plain":true}');
      await client.quit();
      await app.close();
      await other.app.close();
    });
  } else {
    it(`CachingModule with Redis is not checked: ${REDIS_MISSING}`, () =>
      console.warn(`CachingModule: ${REDIS_MISSING}`));
  }

  it('with Redis down, the module starts, answers uncached, and closes', async () => {
    const { app, manager, cache } = await boot(await unusedUrl());
    expect(await cache.ping()).toBe(false);
    const answer = await cache.getOrLoad(cacheKeys.teams(freshCompany()), { ttl: 60 }, async () => 'text');
    expect(answer).toEqual({ text: 'text', outcome: 'BYPASS' });
    expect(await manager.wrap('wrapped', async () => 'made', 60_000)).toBe('made');
    await app.close();
  });
});
