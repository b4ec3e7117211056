import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, Environment, notFound } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import { companyOf, freshCompany } from '../../testing/company';
import { type CacheKey, cacheKeys } from '../keys/cache-keys';
import { CompanyCache } from '../answers/company-cache';
import { MemoryCacheStore } from '../stores/memory-cache-store';
import { CacheInspector } from './cache-inspector';

/** Runs as the real one does, and can be moved ahead. */
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
  /** What the route would answer. */
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

  const keep = (data: unknown): Promise<unknown> => cache.getOrLoad(key, ttl, async () => enveloped(data));
  const drop = (): Promise<unknown> => cache.invalidate({ keys: [key] });

  it('asks nobody for what nobody keeps', async () => {
    let asked = 0;
    load = async () => ++asked;
    expect(await inspector.inspect(tenant)).toEqual({ company: tenant.companyId, entries: 0, stale: [] });
    expect(asked).toBe(0);
  });

  it('finds an entry that differs, with its age', async () => {
    load = async () => ({ name: 'new' });
    await keep({ name: 'old' });
    clock.ahead = 1234_000;
    const { entries, stale } = await inspector.inspect(tenant);
    expect({ entries, keys: stale.map((entry) => entry.key) }).toEqual({ entries: 1, keys: [key] });
    expect(stale[0]?.age_seconds).toBeGreaterThanOrEqual(1234);
    expect(stale[0]?.age_seconds).toBeLessThan(1245);
  });

  it('finds none that is as the route would answer', async () => {
    load = async () => ({ name: 'same' });
    await keep({ name: 'same' });
    expect(await inspector.inspect(tenant)).toMatchObject({ entries: 1, stale: [] });
  });

  it('finds one that the route would refuse', async () => {
    load = async () => {
      throw notFound('none');
    };
    await keep({ name: 'old' });
    expect((await inspector.inspect(tenant)).stale).toHaveLength(1);
  });

  it('does not take a database that fails for one that says otherwise', async () => {
    load = async () => {
      throw new Error('connection lost');
    };
    await keep({ name: 'old' });
    await expect(inspector.inspect(tenant)).rejects.toThrow('connection lost');
  });

  it('gives a drop that is on its way the time to arrive', async () => {
    load = async () => {
      setImmediate(() => void drop());
      return { name: 'new' };
    };
    await keep({ name: 'old' });
    expect(await inspector.inspect(tenant)).toMatchObject({ entries: 1, stale: [] });
  });

  it('does not take a younger entry with the old text for the old one', async () => {
    let loads = 0;
    load = async () => {
      // Written back, kept anew, and written again: each look falls between a write and its drop.
      if (++loads === 1) {
        setTimeout(() => {
          clock.ahead = 60_000;
          void drop().then(() => keep({ name: 'old' }));
        }, 100);
      }
      return { name: 'new' };
    };
    await keep({ name: 'old' });
    expect((await inspector.inspect(tenant)).stale).toEqual([]);
  });
});
