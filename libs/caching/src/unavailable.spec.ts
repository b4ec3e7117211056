import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { eventually } from '../../../test/support/eventually';
import { freshCompany } from '../testing/company';
import { Gate } from '../testing/gate';
import { unusedUrl } from '../testing/unused-url';
import { cacheKeys } from './cache-keys';
import { CompanyCache } from './company-cache';
import { RedisConnection } from './redis/redis-connection';
import { CacheUnavailable } from './stores/cache-store';
import { withDeadline } from './stores/deadline';
import { GuardedCacheStore } from './stores/guarded-cache-store';
import { MemoryCacheStore } from './stores/memory-cache-store';
import { RedisCacheStore } from './stores/redis-cache-store';

Logger.overrideLogger(false);

describe('A CompanyCache whose Redis is down', () => {
  let connection: RedisConnection;
  let cache: CompanyCache;
  beforeAll(async () => {
    connection = await RedisConnection.open([await unusedUrl()]);
    cache = new CompanyCache(new GuardedCacheStore(new RedisCacheStore(connection)));
  });
  afterAll(() => connection.close());

  it('loads once for those who ask at the same time, and keeps nothing', async () => {
    const key = cacheKeys.teams(freshCompany());
    const gate = new Gate();
    let loads = 0;
    const load = () => gate.pass(() => `answer ${++loads}`);
    const answers = Array.from({ length: 50 }, () => cache.remember(key, { ttl: 60 }, load));
    await gate.reached;
    gate.open();
    expect(await Promise.all(answers)).toEqual(answers.map(() => ({ text: 'answer 1', outcome: 'BYPASS' })));
    expect(await cache.remember(key, { ttl: 60 }, load)).toEqual({ text: 'answer 2', outcome: 'BYPASS' });
  });

  it('still voids loads that began before an invalidation', async () => {
    const key = cacheKeys.teams(freshCompany());
    const gate = new Gate();
    const early = cache.remember(key, { ttl: 60 }, () => gate.pass(() => 'old'));
    await gate.reached;
    await cache.drop({ keys: [key] });
    expect((await cache.remember(key, { ttl: 60 }, async () => 'new')).text).toBe('new');
    gate.open();
    await early;
  });

  it('loads a few of many different keys at once, and all in the end', async () => {
    let [underWay, most] = [0, 0];
    const load = async (text: string) => {
      most = Math.max(most, ++underWay);
      // As an answer of the database, in a later turn of the loop.
      await new Promise((resolve) => setImmediate(resolve));
      underWay--;
      return text;
    };
    const ask = (n: number) => cache.remember(cacheKeys.teams(freshCompany()), { ttl: 60 }, () => load(`answer ${n}`));
    const numbers = Array.from({ length: 500 }, (_, n) => n);
    const answers = await Promise.all(numbers.map(ask));
    expect(answers.map(({ text }) => text)).toEqual(numbers.map((n) => `answer ${n}`));
    expect(most).toBe(8);
  });

  it('says that it could not drop, without throwing', async () => {
    const company = freshCompany();
    const families = [cacheKeys.availabilityFamily(company, 5, 123)];
    expect(await cache.drop({ keys: [cacheKeys.teams(company)], families })).toBe(false);
    expect(await cache.ping()).toBe(false);
  });
});

describe('withDeadline', () => {
  it('gives up on who never answers, and passes on who does', async () => {
    await expect(withDeadline(new Promise(() => {}), 1)).rejects.toThrow(CacheUnavailable);
    await expect(withDeadline(Promise.reject(new Error('LOADING')), 1000)).rejects.toThrow(CacheUnavailable);
    expect(await withDeadline(Promise.resolve('text'), 1000)).toBe('text');
  });
});

/** A store that fails on demand, and counts how often it is asked, and how often somebody looks whether it is there. */
class FaultyStore extends MemoryCacheStore {
  asked = 0;
  looked = 0;
  isDown = true;
  gate?: Gate;

  override async read(...args: Parameters<MemoryCacheStore['read']>): Promise<string | undefined> {
    this.asked++;
    if (this.isDown) throw new CacheUnavailable('on demand');
    return super.read(...args);
  }

  override async ping(): Promise<boolean> {
    this.looked++;
    await this.gate?.pass(() => {});
    return !this.isDown;
  }
}

describe('GuardedCacheStore', () => {
  const key = cacheKeys.teams(freshCompany());
  const failing = async (store: GuardedCacheStore): Promise<void> => {
    await expect(store.read(key)).rejects.toThrow(CacheUnavailable);
  };

  it('leaves a failing store alone after a few tries', async () => {
    const faulty = new FaultyStore();
    const guarded = new GuardedCacheStore(faulty, 60_000);
    for (let i = 0; i < 20; i++) await failing(guarded);
    expect(faulty.asked).toBe(5);
    await expect(guarded.drop([key])).resolves.toBeUndefined();
  });

  it('looks whether it is back, and goes on when it is', async () => {
    const faulty = new FaultyStore();
    const guarded = new GuardedCacheStore(faulty, 0);
    for (let i = 0; i < 7; i++) await failing(guarded);
    faulty.isDown = false;
    await eventually('the store is asked again', () => guarded.read(key).then(yes, no));
    expect(await guarded.read(key)).toBeUndefined();
  });

  it('looks once at a time, and lets nobody wait for what comes of it', async () => {
    const faulty = new FaultyStore();
    const guarded = new GuardedCacheStore(faulty, 0);
    for (let i = 0; i < 5; i++) await failing(guarded);
    faulty.gate = new Gate();
    for (let i = 0; i < 5; i++) await failing(guarded);
    await faulty.gate.reached;
    expect(faulty).toMatchObject({ asked: 5, looked: 1 });
    faulty.isDown = false;
    await failing(guarded);
    faulty.gate.open();
    await eventually('the store is asked again', () => guarded.read(key).then(yes, no));
    expect(faulty.looked).toBe(1);
  });
});

const yes = (): boolean => true;
const no = (): boolean => false;
