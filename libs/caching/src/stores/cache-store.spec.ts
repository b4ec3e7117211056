import { beforeAll, expect, it } from '@jest/globals';
import { freshCompany } from '../../testing/company';
import { describeStores } from '../../testing/stores';
import { cacheKeys } from '../keys/cache-keys';
import type { CacheEvent, CacheStore } from './cache-store';

const freshKey = () => cacheKeys.teams(freshCompany());

await describeStores('CacheStore', (setup) => {
  let store: CacheStore;
  let other: CacheStore;
  beforeAll(async () => {
    store = await setup.open();
    other = await setup.open();
  });

  it('acquire returns the value, or grants one lease at a time', async () => {
    const key = freshKey();
    expect(await store.read(key)).toBeUndefined();
    expect(await store.acquire(key, 'a', 5000)).toEqual({ kind: 'granted' });
    expect(await other.acquire(key, 'b', 5000)).toEqual({ kind: 'busy' });
    expect(await store.fill(key, 'a', 'text ä "quoted"', { ttl: 60 })).toBe(true);
    expect(await other.read(key)).toBe('text ä "quoted"');
    expect(await other.acquire(key, 'b', 5000)).toEqual({ kind: 'value', text: 'text ä "quoted"' });
  });

  it('acquire returns a value that looks like a reply of its script', async () => {
    const key = freshKey();
    await store.acquire(key, 'a', 5000);
    await store.fill(key, 'a', '1', { ttl: 60 });
    expect(await store.acquire(key, 'b', 5000)).toEqual({ kind: 'value', text: '1' });
  });

  it('only the holder of a lease can fill or release it', async () => {
    const key = freshKey();
    await store.acquire(key, 'a', 5000);
    await other.release(key, 'b');
    expect(await other.fill(key, 'b', 'foreign', { ttl: 60 })).toBe(false);
    expect(await other.acquire(key, 'b', 5000)).toEqual({ kind: 'busy' });
    await store.release(key, 'a');
    expect(await other.acquire(key, 'b', 5000)).toEqual({ kind: 'granted' });
    expect(await store.read(key)).toBeUndefined();
  });

  it('an invalidation deletes value, stale value and lease', async () => {
    const [filled, leased] = [freshKey(), freshKey()];
    await store.acquire(filled, 'a', 5000);
    await store.fill(filled, 'a', 'old', { ttl: 60, staleFor: 3600 });
    await store.acquire(leased, 'a', 5000);
    await other.invalidate([filled, leased]);
    expect(await store.read(filled)).toBeUndefined();
    expect(await store.readStale(filled)).toBeUndefined();
    expect(await store.fill(leased, 'a', 'old', { ttl: 60 })).toBe(false);
    expect(await store.acquire(leased, 'b', 5000)).toEqual({ kind: 'granted' });
  });

  it('the lease of a holder that died expires', async () => {
    const key = freshKey();
    await store.acquire(key, 'dead', 5);
    await setup.elapse(5);
    expect(await store.fill(key, 'dead', 'late', { ttl: 60 })).toBe(false);
    expect(await other.acquire(key, 'b', 5000)).toEqual({ kind: 'granted' });
  });

  it('values expire after their TTL', async () => {
    const key = freshKey();
    await store.acquire(key, 'a', 5000);
    await store.fill(key, 'a', 'short', { ttl: 0.01 });
    await setup.elapse(10);
    expect(await store.read(key)).toBeUndefined();
  });

  it('a value filled with `staleFor` can be read stale past its TTL', async () => {
    const [withStale, plain] = [freshKey(), freshKey()];
    await store.acquire(withStale, 'a', 5000);
    await store.fill(withStale, 'a', 'first', { ttl: 0.01, staleFor: 60 });
    await store.acquire(plain, 'a', 5000);
    await store.fill(plain, 'a', 'only', { ttl: 60 });
    await setup.elapse(10);
    expect(await store.read(withStale)).toBeUndefined();
    expect(await other.readStale(withStale)).toBe('first');
    expect(await other.readStale(plain)).toBeUndefined();
    await store.acquire(withStale, 'b', 5000);
    await store.fill(withStale, 'b', 'second', { ttl: 60, staleFor: 1 });
    expect(await other.readStale(withStale)).toBe('second');
    await setup.elapse(1000);
    expect(await other.readStale(withStale)).toBeUndefined();
    expect(await other.read(withStale)).toBe('second');
  });

  it('ttl is the remaining time of a value, in milliseconds', async () => {
    const key = freshKey();
    expect(await store.ttl(key)).toBeUndefined();
    await store.acquire(key, 'a', 5000);
    expect(await store.ttl(key)).toBeUndefined();
    await store.fill(key, 'a', 'text', { ttl: 60 });
    await setup.elapse(20);
    const left = await other.ttl(key);
    expect(left).toBeLessThanOrEqual(59_980);
    expect(left).toBeGreaterThan(50_000);
    await store.invalidate([key]);
    expect(await store.ttl(key)).toBeUndefined();
  });

  it('unregister keeps members that were registered again', async () => {
    const company = freshCompany();
    const family = cacheKeys.availabilityFamily(company, 5, 123);
    const [one, two] = ['Europe/Berlin', 'Europe/Paris'].map((timezone) =>
      cacheKeys.availability(company, 5, 123, { from: 'a', to: 'b', timezone }),
    );
    if (!one || !two) throw new Error('unreachable');
    expect(await store.members(family)).toEqual([]);
    await store.register(family, one, 60);
    await store.register(family, two, 60);
    const seen = await other.members(family);
    expect(new Set(seen.map(({ key }) => key))).toEqual(new Set([one, two]));
    await store.register(family, two, 60);
    await other.unregister(family, seen);
    expect((await store.members(family)).map(({ key }) => key)).toEqual([two]);
    await other.unregister(family, await other.members(family));
    expect(await store.members(family)).toEqual([]);
  });

  it('registrations expire one by one', async () => {
    const company = freshCompany();
    const family = cacheKeys.availabilityFamily(company, 5, 123);
    const [old, young] = [cacheKeys.teams(company), cacheKeys.defaultTeam(company)];
    await store.register(family, old, 0.01);
    await setup.elapse(10);
    await store.register(family, young, 60);
    expect((await store.members(family)).map(({ key }) => key)).toEqual([young]);
  });

  it('every process receives the events of a key', async () => {
    const key = freshKey();
    const events: CacheEvent[] = [];
    const received = new Promise<void>((resolve) => {
      const stop = other.subscribe((event) => {
        if (!('key' in event) || event.key !== key) return;
        events.push(event);
        if (events.length === 3) resolve(stop());
      });
    });
    await store.acquire(key, 'a', 5000);
    await store.release(key, 'a');
    await store.acquire(key, 'b', 5000);
    await store.fill(key, 'b', 'text', { ttl: 60 });
    await store.invalidate([key]);
    await received;
    expect(events).toEqual(['freed', 'filled', 'dropped'].map((kind) => ({ kind, key })));
  });

  it('ping is true while the store answers', async () => {
    expect(await store.ping()).toBe(true);
  });
});
