import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { freshCompany } from '../../testing/company';
import { Gate } from '../../testing/gate';
import { unusedUrl } from '../../testing/unused-url';
import { cacheKeys } from '../keys/cache-keys';
import { CompanyCache } from './company-cache';
import { RedisConnection } from '@app/redis';
import { CircuitBreakerStore } from '../stores/circuit-breaker-store';
import { RedisCacheStore } from '../stores/redis-cache-store';

Logger.overrideLogger(false);

/** By then a caller has looked for the answer, and waits for a load. */
const LOOKED_UP_MS = 50;

describe('A CompanyCache whose Redis is down', () => {
  let connection: RedisConnection;
  let cache: CompanyCache;
  beforeAll(async () => {
    connection = await RedisConnection.open([await unusedUrl()]);
    cache = new CompanyCache(new CircuitBreakerStore(new RedisCacheStore(connection)));
  });
  afterAll(() => connection.close());

  it('without Redis, concurrent callers share one load, which is not cached', async () => {
    const key = cacheKeys.teams(freshCompany());
    const gate = new Gate();
    let loads = 0;
    const load = () => gate.pass(() => `answer ${++loads}`);
    const answers = Array.from({ length: 50 }, () => cache.getOrLoad(key, { ttl: 60 }, load));
    await gate.reached;
    gate.open();
    expect(await Promise.all(answers)).toEqual(answers.map(() => ({ text: 'answer 1', outcome: 'BYPASS' })));
    expect(await cache.getOrLoad(key, { ttl: 60 }, load)).toEqual({ text: 'answer 2', outcome: 'BYPASS' });
  });

  it('without Redis, a caller is answered by no load that began before it came', async () => {
    const key = cacheKeys.teams(freshCompany());
    const gate = new Gate();
    const early = cache.getOrLoad(key, { ttl: 60 }, () => gate.pass(() => 'old'));
    await gate.reached;
    let loads = 0;
    // Another process has written meanwhile, and could not tell.
    const late = Array.from({ length: 50 }, () => cache.getOrLoad(key, { ttl: 60 }, async () => `new ${++loads}`));
    await pause(LOOKED_UP_MS);
    gate.open();
    expect((await early).text).toBe('old');
    expect((await Promise.all(late)).map(({ text }) => text)).toEqual(late.map(() => 'new 1'));
  });

  it('without Redis, a load that fails fails its own callers only', async () => {
    const key = cacheKeys.teams(freshCompany());
    const gate = new Gate();
    const failing = cache.getOrLoad(key, { ttl: 60 }, () =>
      gate.pass(() => {
        throw new Error('no');
      }),
    );
    const outcome = failing.catch(String);
    await gate.reached;
    const late = cache.getOrLoad(key, { ttl: 60 }, async () => 'new');
    await pause(LOOKED_UP_MS);
    gate.open();
    expect(await outcome).toBe('Error: no');
    expect((await late).text).toBe('new');
  });

  it('without Redis, the bulkhead bounds concurrent loads, and all of them finish', async () => {
    let [inFlight, max] = [0, 0];
    const load = async (text: string) => {
      max = Math.max(max, ++inFlight);
      // Resolves in a later tick, as an answer of the database does.
      await new Promise((resolve) => setImmediate(resolve));
      inFlight--;
      return text;
    };
    const answer = (n: number) =>
      cache.getOrLoad(cacheKeys.teams(freshCompany()), { ttl: 60 }, () => load(`answer ${n}`));
    const numbers = Array.from({ length: 500 }, (_, n) => n);
    const answers = await Promise.all(numbers.map(answer));
    expect(answers.map(({ text }) => text)).toEqual(numbers.map((n) => `answer ${n}`));
    expect(max).toBe(8);
  });

  it('without Redis, an invalidation resolves to false and does not throw', async () => {
    const company = freshCompany();
    const families = [cacheKeys.availabilityFamily(company, 5, 123)];
    expect(await cache.invalidate({ keys: [cacheKeys.teams(company)], families })).toBe(false);
    expect(await cache.ping()).toBe(false);
  });
});
