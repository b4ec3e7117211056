import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, Environment, notFound } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import { companyOf, freshCompany } from '../../testing/company';
import { type CacheKey, cacheKeys } from '../keys/cache-keys';
import { CompanyCache } from '../answers/company-cache';
import { MemoryCacheStore } from '../stores/memory-cache-store';
import { CacheInspector } from './cache-inspector';

/** The system clock, which a test can set ahead. */
class RunningClock extends Clock {
  ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }
}

const enveloped = (data: unknown): string => JSON.stringify({ success: true, data });

describe('CacheInspector', () => {
  const ttl = { ttl: new Environment({}).cacheTtl.teams };
  let clock: RunningClock;
  let cache: CompanyCache;
  let inspector: CacheInspector;
  let tenant: TenantContext;
  let key: CacheKey;
  /** The route's handler. */
  let load: () => Promise<unknown>;

  beforeEach(() => {
    clock = new RunningClock();
    const store = new MemoryCacheStore(clock);
    cache = new CompanyCache(store);
    inspector = new CacheInspector(store, new Environment({}));
    tenant = companyOf(freshCompany());
    key = cacheKeys.teams(tenant.companyId);
    inspector.register('teams', async () => [{ key, ttl: 'teams', load: () => load() }]);
  });

  const cacheAnswer = (data: unknown): Promise<unknown> => cache.getOrLoad(key, ttl, async () => enveloped(data));
  const invalidate = (): Promise<unknown> => cache.invalidate({ keys: [key] });

  it('an answer that is not cached is not loaded', async () => {
    let loads = 0;
    load = async () => ++loads;
    expect(await inspector.inspect(tenant)).toEqual({ company: tenant.companyId, entries: 0, stale: [] });
    expect(loads).toBe(0);
  });

  it('an entry that differs from the route is stale, and has its age', async () => {
    load = async () => ({ name: 'new' });
    await cacheAnswer({ name: 'old' });
    clock.ahead = 1234_000;
    const { entries, stale } = await inspector.inspect(tenant);
    expect({ entries, keys: stale.map((entry) => entry.key) }).toEqual({ entries: 1, keys: [key] });
    expect(stale[0]?.age_seconds).toBeGreaterThanOrEqual(1234);
    expect(stale[0]?.age_seconds).toBeLessThan(1245);
  });

  it('an entry that equals the answer of the route is not stale', async () => {
    load = async () => ({ name: 'same' });
    await cacheAnswer({ name: 'same' });
    expect(await inspector.inspect(tenant)).toMatchObject({ entries: 1, stale: [] });
  });

  it('an entry that the route would refuse is stale', async () => {
    load = async () => {
      throw notFound('none');
    };
    await cacheAnswer({ name: 'old' });
    expect((await inspector.inspect(tenant)).stale).toHaveLength(1);
  });

  it('a load that fails is an error of the inspection, not a stale entry', async () => {
    load = async () => {
      throw new Error('connection lost');
    };
    await cacheAnswer({ name: 'old' });
    await expect(inspector.inspect(tenant)).rejects.toThrow('connection lost');
  });

  it('an entry whose invalidation is on its way is not stale', async () => {
    load = async () => {
      setImmediate(() => void invalidate());
      return { name: 'new' };
    };
    await cacheAnswer({ name: 'old' });
    expect(await inspector.inspect(tenant)).toMatchObject({ entries: 1, stale: [] });
  });

  it('a newer entry with the same text is not the entry that was suspected', async () => {
    let loads = 0;
    load = async () => {
      // Written back, cached anew, and written again: each read falls between a write and its invalidation.
      if (++loads === 1) {
        setTimeout(() => {
          clock.ahead = 60_000;
          void invalidate().then(() => cacheAnswer({ name: 'old' }));
        }, 100);
      }
      return { name: 'new' };
    };
    await cacheAnswer({ name: 'old' });
    expect((await inspector.inspect(tenant)).stale).toEqual([]);
  });
});
