import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CompanyId } from '@app/tenancy';
import { eventually } from '../../../../test/support/eventually';
import { freshCompany } from '../../testing/company';
import { put, staleTextAt, textAt } from '../../testing/reads';
import { describeStores } from '../../testing/stores';
import { type CacheKey, cacheKeys } from '../keys/cache-keys';
import { MAX_MEMBER_BYTES } from '../keys/memory-of-members';
import { bytesOf, type CacheEvent, type CacheStore, type Lease, type StoredAnswer } from './cache-store';

const leaseOn = (key: CacheKey, token: string): Lease => ({ key, token });
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
    expect(await textAt(store, key)).toBeUndefined();
    expect(await store.acquire(key, 'a', 5000)).toMatchObject({ kind: 'granted' });
    expect(await other.acquire(key, 'b', 5000)).toEqual({ kind: 'busy' });
    expect(await store.fill(leaseOn(key, 'a'), 'text ä "quoted"', { ttl: 60 })).toBe(true);
    expect(await textAt(other, key)).toBe('text ä "quoted"');
    expect(await other.acquire(key, 'b', 5000)).toMatchObject({
      kind: 'value',
      answer: { bytes: bytesOf('text ä "quoted"') },
    });
  });

  it('acquire returns a value that looks like a reply of its script', async () => {
    const key = freshKey();
    await store.acquire(key, 'a', 5000);
    await store.fill(leaseOn(key, 'a'), '1', { ttl: 60 });
    expect(await store.acquire(key, 'b', 5000)).toMatchObject({ kind: 'value', answer: { bytes: bytesOf('1') } });
  });

  it('only the holder of a lease can fill or release it', async () => {
    const key = freshKey();
    await store.acquire(key, 'a', 5000);
    await other.release(leaseOn(key, 'b'));
    expect(await other.fill(leaseOn(key, 'b'), 'foreign', { ttl: 60 })).toBe(false);
    expect(await other.acquire(key, 'b', 5000)).toEqual({ kind: 'busy' });
    await store.release(leaseOn(key, 'a'));
    expect(await other.acquire(key, 'b', 5000)).toMatchObject({ kind: 'granted' });
    expect(await textAt(store, key)).toBeUndefined();
  });

  it('a renewed lease lasts longer, and one that was voided stays void', async () => {
    const [key, voided] = [freshKey(), freshKey()];
    for (const one of [key, voided]) await store.acquire(one, 'a', 500);
    await other.invalidate({ keys: [voided] });
    await other.renew(leaseOn(key, 'b'), 60_000);
    for (const one of [key, voided]) await store.renew(leaseOn(one, 'a'), 60_000);
    await setup.elapse(600);
    expect(await other.acquire(key, 'b', 5000)).toEqual({ kind: 'busy' });
    expect(await other.acquire(voided, 'b', 5000)).toMatchObject({ kind: 'granted' });
    expect(await store.fill(leaseOn(key, 'a'), 'late', { ttl: 60 })).toBe(true);
  });

  it('an invalidation deletes value, stale value and lease', async () => {
    const [filled, leased] = [freshKey(), freshKey()];
    await store.acquire(filled, 'a', 5000);
    await store.fill(leaseOn(filled, 'a'), 'old', { ttl: 60, staleFor: 3600 });
    await store.acquire(leased, 'a', 5000);
    await other.invalidate({ keys: [filled, leased] });
    expect(await textAt(store, filled)).toBeUndefined();
    expect(await staleTextAt(store, filled)).toBeUndefined();
    expect(await store.fill(leaseOn(leased, 'a'), 'old', { ttl: 60 })).toBe(false);
    expect(await store.acquire(leased, 'b', 5000)).toMatchObject({ kind: 'granted' });
  });

  it('the lease of a holder that died expires', async () => {
    const key = freshKey();
    await store.acquire(key, 'dead', 5);
    await setup.elapse(5);
    expect(await store.fill(leaseOn(key, 'dead'), 'late', { ttl: 60 })).toBe(false);
    expect(await other.acquire(key, 'b', 5000)).toMatchObject({ kind: 'granted' });
  });

  it('values expire after their TTL', async () => {
    const key = freshKey();
    await store.acquire(key, 'a', 5000);
    await store.fill(leaseOn(key, 'a'), 'short', { ttl: 0.01 });
    await setup.elapse(10);
    expect(await textAt(store, key)).toBeUndefined();
  });

  it('a value filled with `staleFor` can be read stale past its TTL', async () => {
    const [withStale, plain] = [freshKey(), freshKey()];
    await store.acquire(withStale, 'a', 5000);
    await store.fill(leaseOn(withStale, 'a'), 'first', { ttl: 0.01, staleFor: 60 });
    await store.acquire(plain, 'a', 5000);
    await store.fill(leaseOn(plain, 'a'), 'only', { ttl: 60 });
    await setup.elapse(10);
    expect(await textAt(store, withStale)).toBeUndefined();
    expect(await staleTextAt(other, withStale)).toBe('first');
    expect(await staleTextAt(other, plain)).toBeUndefined();
    await store.acquire(withStale, 'b', 5000);
    await store.fill(leaseOn(withStale, 'b'), 'second', { ttl: 60, staleFor: 1 });
    expect(await staleTextAt(other, withStale)).toBe('second');
    await setup.elapse(1000);
    expect(await staleTextAt(other, withStale)).toBeUndefined();
    expect(await textAt(other, withStale)).toBe('second');
  });

  it('a value is read together with its remaining time, in milliseconds', async () => {
    const key = freshKey();
    await put(store, key, 'text');
    await setup.elapse(20);
    const [found] = await other.read([key]);
    const { remaining } = found as StoredAnswer;
    expect(remaining).toBeLessThanOrEqual(59_980);
    expect(remaining).toBeGreaterThan(50_000);
  });

  it('many keys are read together, each with its own answer', async () => {
    const keys = Array.from({ length: 600 }, freshKey);
    for (const n of [0, 5, 599]) await put(store, keys[n] as CacheKey, `text ${n}`);
    const found = await other.read(keys);
    expect(found.map((lookup, n) => [lookup, n]).filter(([lookup]) => lookup !== 'empty')).toEqual(
      [0, 5, 599].map((n) => [expect.objectContaining({ bytes: `text ${n}` }), n]),
    );
  });

  describe('families', () => {
    const memberOf = (company: CompanyId, timezone = 'UTC') =>
      cacheKeys.availability(company, 5, 123, { from: 'a', to: 'b', timezone });
    const familyIn = (company: CompanyId) => cacheKeys.availabilityFamily(company, 5, 123);

    it('an invalidated family takes values and stale values of its members along, and nothing else', async () => {
      const company = freshCompany();
      const [one, two, foreign] = [memberOf(company), memberOf(company, 'Europe/Paris'), memberOf(freshCompany())];
      for (const key of [one, two, foreign]) expect(await put(store, key, 'old', { ttl: 60, staleFor: 60 })).toBe(true);
      await other.invalidate({ families: [familyIn(company)] });
      for (const key of [one, two])
        expect([await textAt(store, key), await staleTextAt(store, key)]).toEqual([undefined, undefined]);
      expect([await textAt(store, foreign), await staleTextAt(store, foreign)]).toEqual(['old', 'old']);
      expect(await put(store, one, 'new')).toBe(true);
      expect([await textAt(other, one), await textAt(other, two)]).toEqual(['new', undefined]);
      // Filled without a stale value, so the old one must not count as one of the new generation.
      expect(await staleTextAt(other, one)).toBeUndefined();
    });

    it('a fill whose family was invalidated since the lease was granted does not count', async () => {
      const company = freshCompany();
      const key = memberOf(company);
      const claim = await store.acquire(key, 'a', 5000);
      if (claim.kind !== 'granted') throw new Error('unreachable');
      await other.invalidate({ families: [familyIn(company)] });
      expect(await store.fill(claim.lease, 'old', { ttl: 60 })).toBe(false);
      expect(await textAt(store, key)).toBeUndefined();
      expect(await other.acquire(key, 'b', 5000)).toMatchObject({ kind: 'granted' });
    });

    it('acquire does not return the value of a generation that is over', async () => {
      const company = freshCompany();
      const key = memberOf(company);
      await put(store, key, 'old');
      expect(await store.acquire(key, 'a', 5000)).toMatchObject({ kind: 'value' });
      await other.invalidate({ families: [familyIn(company)] });
      expect(await store.acquire(key, 'a', 5000)).toMatchObject({ kind: 'granted' });
    });

    it('a company’s members beyond its share push out its own oldest ones, stale values included', async () => {
      const [many, few] = [freshCompany(), freshCompany()];
      const text = 'x'.repeat(MAX_MEMBER_BYTES / 8);
      const kept = memberOf(few);
      await put(store, kept, 'few', { ttl: 60, staleFor: 60 });
      const keys = Array.from({ length: 8 }, (_, n) => memberOf(many, `Zone/${n}`));
      for (const key of keys) await put(store, key, text, { ttl: 60, staleFor: 60 });
      const textsAt = async (key: CacheKey) => [await textAt(store, key), await staleTextAt(store, key)];
      const held = async () =>
        (await Promise.all(keys.map(textsAt))).map((texts) => texts.every((one) => one === text));
      const youngest = [5, 6, 7];
      const expected = keys.map((_, n) => youngest.includes(n));
      await eventually('only the youngest are held', async () => isDeepStrictEqual(await held(), expected));
      expect(await textsAt(keys[0] as CacheKey)).toEqual([undefined, undefined]);
      expect(await textsAt(kept)).toEqual(['few', 'few']);
    });
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
    await store.release(leaseOn(key, 'a'));
    await store.acquire(key, 'b', 5000);
    await store.fill(leaseOn(key, 'b'), 'text', { ttl: 60 });
    await store.invalidate({ keys: [key] });
    await received;
    expect(events).toEqual(['freed', 'filled', 'dropped'].map((kind) => ({ kind, key })));
  });

  it('ping is true while the store answers', async () => {
    expect(await store.ping()).toBe(true);
  });
});
