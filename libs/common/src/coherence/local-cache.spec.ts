import { describe, expect, it } from '@jest/globals';
import { LocalCache } from './local-cache';

const coherence = { current: true, isCurrent: () => coherence.current };
const memory = (capacity = 3) => new LocalCache<{ answer: string }>(coherence, { capacity, ttl: 60_000 });
const value = (answer: string) => ({ answer });

describe('a near memory', () => {
  it('remembers what was asked for since the last change', () => {
    const near = memory();
    near.fill('a', value('new'), near.epoch);
    expect(near.get('a')).toEqual(value('new'));
  });

  it.each([
    ['this key', (near: LocalCache<{ answer: string }>) => near.invalidate('a')],
    ['another key', (near: LocalCache<{ answer: string }>) => near.invalidate('b')],
    ['some of them', (near: LocalCache<{ answer: string }>) => near.invalidateWhere(() => false)],
    ['everything', (near: LocalCache<{ answer: string }>) => near.invalidateAll()],
  ])('refuses what was asked for before a change of %s was heard of', (_, change) => {
    const near = memory();
    const since = near.epoch;
    change(near);
    near.fill('a', value('old'), since);
    expect(near.get('a')).toBeUndefined();
  });

  it('forgets what is named, what matches, and everything', () => {
    const near = memory(10);
    for (const key of ['a', 'b', 'c', 'd']) near.fill(key, value(key), near.epoch);
    near.invalidate('a');
    near.invalidateWhere(({ answer }) => answer === 'b');
    expect(['a', 'b', 'c', 'd'].filter((key) => near.get(key))).toEqual(['c', 'd']);
    near.invalidateAll();
    expect(near.size).toBe(0);
  });

  it('says nothing while news may be late, and goes on afterwards', () => {
    const near = memory();
    near.fill('a', value('kept'), near.epoch);
    coherence.current = false;
    expect(near.get('a')).toBeUndefined();
    coherence.current = true;
    expect(near.get('a')).toEqual(value('kept'));
  });

  it('holds no more than its capacity, and lets the least recently used go first', () => {
    const near = memory(3);
    for (const key of ['a', 'b', 'c']) near.fill(key, value(key), near.epoch);
    near.get('a');
    near.fill('d', value('d'), near.epoch);
    expect(['a', 'b', 'c', 'd'].filter((key) => near.get(key))).toEqual(['a', 'c', 'd']);
    near.fill('heavy', value('heavy'), near.epoch, { weight: 4 });
    expect(near.get('heavy')).toBeUndefined();
    expect(near.size).toBe(3);
  });

  it('can be switched off', () => {
    const near = memory(0);
    near.fill('a', value('a'), near.epoch);
    expect(near.get('a')).toBeUndefined();
  });
});
