import { beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { eventually } from '../../../../test/support/eventually';
import { freshCompany } from '../../testing/company';
import { type CacheKey, cacheKeys } from '../keys/cache-keys';
import { CompanyCache } from './company-cache';
import { type CacheEvent, CacheUnavailable, type Registration } from '../stores/cache-store';
import { MemoryCacheStore } from '../stores/memory-cache-store';

Logger.overrideLogger(false);

const ttl = 60;

/** A store that cannot be changed for a while, and then has what it had before, or what another one had. */
class LeftBehind extends MemoryCacheStore {
  isAway = false;
  drops = 0;
  private readonly listeners: ((news: CacheEvent) => void)[] = [];

  override async invalidate(keys: readonly CacheKey[]): Promise<void> {
    if (this.isAway) throw new CacheUnavailable('on demand');
    this.drops++;
    await super.invalidate(keys);
  }

  override async members(...args: Parameters<MemoryCacheStore['members']>): Promise<Registration[]> {
    if (this.isAway) throw new CacheUnavailable('on demand');
    return super.members(...args);
  }

  override async ping(): Promise<boolean> {
    return !this.isAway;
  }

  override subscribe(listener: (news: CacheEvent) => void): () => void {
    this.listeners.push(listener);
    return super.subscribe(listener);
  }

  lose(): void {
    for (const listener of this.listeners) listener({ kind: 'lost' });
  }

  async put(key: CacheKey, text: string): Promise<void> {
    await this.acquire(key, 'whoever', 1000);
    await this.fill(key, 'whoever', text, { ttl });
  }
}

describe('A CompanyCache whose store comes back with what it had', () => {
  let store: LeftBehind;
  let cache: CompanyCache;
  let key: CacheKey;
  beforeEach(() => {
    store = new LeftBehind();
    cache = new CompanyCache(store);
    key = cacheKeys.teams(freshCompany());
  });
  const ask = async () => (await cache.getOrLoad(key, { ttl }, async () => 'new')).text;

  it('does not read what it could not drop', async () => {
    await store.put(key, 'old');
    store.isAway = true;
    expect(await cache.invalidate({ keys: [key] })).toBe(false);
    // It can be read, and not be cleaned.
    expect(await ask()).toBe('new');
    expect(await cache.lookup(key, ttl)).toBe('away');
    expect(await store.read(key)).toBe('old');
    store.isAway = false;
    expect(await ask()).toBe('new');
    expect(await store.read(key)).toBe('new');
    expect(await cache.getOrLoad(key, { ttl }, async () => 'newer')).toEqual({ text: 'new', outcome: 'HIT' });
  });

  it('does not read members of a family that it could not drop', async () => {
    const company = freshCompany();
    const family = cacheKeys.availabilityFamily(company, 5, 123);
    key = cacheKeys.availability(company, 5, 123, { from: 'a', to: 'b', timezone: 'Europe/Berlin' });
    await cache.getOrLoad(key, { ttl, family }, async () => 'old');
    store.isAway = true;
    expect(await cache.invalidate({ families: [family] })).toBe(false);
    store.isAway = false;
    expect(await store.read(key)).toBe('old');
    expect(await cache.lookup(key, ttl)).toBe('empty');
    expect(await store.members(family)).toEqual([]);
  });

  it('drops again, without being asked, what it could not drop and what it dropped a moment before', async () => {
    const other = cacheKeys.teams(freshCompany());
    store.isAway = true;
    await cache.invalidate({ keys: [key] });
    store.lose();
    store.isAway = false;
    await cache.invalidate({ keys: [other] });
    await store.put(key, 'old');
    await store.put(other, 'old');
    store.lose();
    await eventually(
      'both are gone',
      async () => (await store.read(key)) === undefined && (await store.read(other)) === undefined,
    );
  });

  it('drops once where nothing was lost', async () => {
    await cache.invalidate({ keys: [key] });
    await store.put(key, 'there');
    expect(await ask()).toBe('there');
    expect(store.drops).toBe(1);
  });
});
