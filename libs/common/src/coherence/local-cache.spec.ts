import { describe, expect, it } from '@jest/globals';
import { LocalCache } from './local-cache';

const coherence = { current: true, isCurrent: () => coherence.current };
const cacheOf = (capacity = 3) => new LocalCache<{ answer: string }>(coherence, { capacity, ttl: 60_000 });
const value = (answer: string) => ({ answer });

describe('a local cache', () => {
  it('a local cache keeps what was loaded since the last invalidation', () => {
    const cache = cacheOf();
    cache.fill('a', value('new'), cache.epochOf('a'));
    expect(cache.get('a')).toEqual(value('new'));
  });

  it.each([
    ['this key', (cache: LocalCache<{ answer: string }>) => cache.invalidate('a')],
    ['some of them', (cache: LocalCache<{ answer: string }>) => cache.invalidateWhere(() => false)],
    ['everything', (cache: LocalCache<{ answer: string }>) => cache.invalidateAll()],
  ])('a local cache refuses what was loaded before an invalidation of %s', (_, change) => {
    const cache = cacheOf();
    const epoch = cache.epochOf('a');
    change(cache);
    cache.fill('a', value('old'), epoch);
    expect(cache.get('a')).toBeUndefined();
  });

  it('a local cache accepts what was loaded before an invalidation of another key', () => {
    const cache = cacheOf();
    const epoch = cache.epochOf('a');
    cache.invalidate('b');
    cache.fill('a', value('still true'), epoch);
    expect(cache.get('a')).toEqual(value('still true'));
  });

  it('a local cache invalidates one key, what matches, and everything', () => {
    const cache = cacheOf(10);
    for (const key of ['a', 'b', 'c', 'd']) cache.fill(key, value(key), cache.epochOf(key));
    cache.invalidate('a');
    cache.invalidateWhere(({ answer }) => answer === 'b');
    expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['c', 'd']);
    cache.invalidateAll();
    expect(cache.size).toBe(0);
  });

  it('a local cache is not read while events may be late, and is read again afterwards', () => {
    const cache = cacheOf();
    cache.fill('a', value('kept'), cache.epochOf('a'));
    coherence.current = false;
    expect(cache.get('a')).toBeUndefined();
    coherence.current = true;
    expect(cache.get('a')).toEqual(value('kept'));
  });

  it('a local cache holds no more than its capacity, and evicts the least recently used entry first', () => {
    const cache = cacheOf(3);
    for (const key of ['a', 'b', 'c']) cache.fill(key, value(key), cache.epochOf(key));
    cache.get('a');
    cache.fill('d', value('d'), cache.epochOf('d'));
    expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
    cache.fill('heavy', value('heavy'), cache.epochOf('heavy'), { weight: 4 });
    expect(cache.get('heavy')).toBeUndefined();
    expect(cache.size).toBe(3);
  });

  it('a local cache without a TTL keeps an entry until it is invalidated', () => {
    const cache = new LocalCache<{ answer: string }>(coherence, { capacity: 3 });
    cache.fill('a', value('a'), cache.epochOf('a'));
    expect(cache.get('a')).toEqual(value('a'));
    cache.invalidate('a');
    expect(cache.get('a')).toBeUndefined();
  });

  it('a local cache of capacity 0 keeps nothing', () => {
    const cache = cacheOf(0);
    cache.fill('a', value('a'), cache.epochOf('a'));
    expect(cache.get('a')).toBeUndefined();
  });
});
