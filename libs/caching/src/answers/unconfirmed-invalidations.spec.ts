import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { eventually } from '../../../../test/support/eventually';
import { freshCompany } from '../../testing/company';
import { Gate } from '../../testing/gate';
import { put, textAt } from '../../testing/reads';
import { type CacheKey, cacheKeys } from '../keys/cache-keys';
import { CompanyCache } from './company-cache';
import type { Invalidation } from '../keys/invalidation';
import { type CacheEvent, CacheUnavailable } from '../stores/cache-store';
import { MemoryCacheStore } from '../stores/memory-cache-store';

Logger.overrideLogger(false);

const ttl = 60;

/**
 * A store that refuses invalidations and fills on demand, and whose contents a test can set, as a failover to a replica would.
 */
class OutdatedStore extends MemoryCacheStore {
  isAway = false;
  refusesFills = false;
  invalidations = 0;
  private readonly listeners: ((event: CacheEvent) => void)[] = [];

  override async invalidate(invalidation: Invalidation): Promise<void> {
    if (this.isAway) throw new CacheUnavailable('on demand');
    this.invalidations++;
    await super.invalidate(invalidation);
  }

  override async fill(...filled: Parameters<MemoryCacheStore['fill']>): Promise<boolean> {
    if (this.refusesFills) throw new CacheUnavailable('on demand');
    return super.fill(...filled);
  }

  override async ping(): Promise<boolean> {
    return !this.isAway;
  }

  override subscribe(listener: (event: CacheEvent) => void): () => void {
    this.listeners.push(listener);
    return super.subscribe(listener);
  }

  emitGap(): void {
    for (const listener of this.listeners) listener({ kind: 'lost' });
  }
}

describe('A CompanyCache whose store comes back outdated', () => {
  let store: OutdatedStore;
  let cache: CompanyCache;
  let key: CacheKey;
  beforeEach(() => {
    store = new OutdatedStore();
    cache = new CompanyCache(store);
    key = cacheKeys.teams(freshCompany());
  });
  const answer = async () => (await cache.getOrLoad(key, { ttl }, async () => 'new')).text;

  it('a key is not read from the store before its failed invalidation is repeated', async () => {
    await put(store, key, 'old');
    store.isAway = true;
    expect(await cache.invalidate({ keys: [key] })).toBe(false);
    // The store can be read, but not invalidated.
    expect(await answer()).toBe('new');
    expect(await cache.lookup(key)).toBe('away');
    expect(await textAt(store, key)).toBe('old');
    store.isAway = false;
    expect(await answer()).toBe('new');
    expect(await textAt(store, key)).toBe('new');
    expect(await cache.getOrLoad(key, { ttl }, async () => 'newer')).toEqual({ text: 'new', outcome: 'HIT' });
  });

  it('a member is not read from the store before the failed invalidation of its family is repeated', async () => {
    const company = freshCompany();
    const family = cacheKeys.availabilityFamily(company, 5, 123);
    key = cacheKeys.availability(company, 5, 123, { from: 'a', to: 'b', timezone: 'Europe/Berlin' });
    await cache.getOrLoad(key, { ttl }, async () => 'old');
    store.isAway = true;
    expect(await cache.invalidate({ families: [family] })).toBe(false);
    store.isAway = false;
    expect(await textAt(store, key)).toBe('old');
    expect(await cache.lookup(key)).toBe('empty');
    expect(await textAt(store, key)).toBeUndefined();
  });

  it('a gap in the events repeats failed and recent invalidations', async () => {
    const other = cacheKeys.teams(freshCompany());
    store.isAway = true;
    await cache.invalidate({ keys: [key] });
    store.emitGap();
    store.isAway = false;
    await cache.invalidate({ keys: [other] });
    await put(store, key, 'old');
    await put(store, other, 'old');
    store.emitGap();
    await eventually(
      'both values are deleted',
      async () => (await textAt(store, key)) === undefined && (await textAt(store, other)) === undefined,
    );
  });

  it('a load that the store could not confirm answers its own caller, and nobody who came later', async () => {
    const gate = new Gate();
    const own = cache.getOrLoad(key, { ttl }, () => gate.pass(() => 'old'));
    await gate.reached;
    const later = cache.getOrLoad(key, { ttl }, async () => 'new');
    // By then it has looked for the answer, and waits for the load.
    await pause(50);
    store.refusesFills = true;
    gate.open();
    expect(await own).toEqual({ text: 'old', outcome: 'BYPASS' });
    expect(await later).toEqual({ text: 'new', outcome: 'BYPASS' });
  });

  it('a confirmed invalidation is not repeated', async () => {
    await cache.invalidate({ keys: [key] });
    await put(store, key, 'cached');
    expect(await answer()).toBe('cached');
    expect(store.invalidations).toBe(1);
  });
});
