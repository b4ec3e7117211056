import { describe, expect, it } from '@jest/globals';
import { NearMemory } from './near-memory';

const coherence = { current: true, isCurrent: () => coherence.current };
const memory = (capacity = 3) => new NearMemory<{ answer: string }>(coherence, { capacity, ttl: 60_000 });
const value = (answer: string) => ({ answer });

describe('a near memory', () => {
  it('remembers what was asked for since the last change', () => {
    const near = memory();
    near.keep('a', value('new'), near.moment);
    expect(near.get('a')).toEqual(value('new'));
  });

  it.each([
    ['this key', (near: NearMemory<{ answer: string }>) => near.forget('a')],
    ['another key', (near: NearMemory<{ answer: string }>) => near.forget('b')],
    ['some of them', (near: NearMemory<{ answer: string }>) => near.forgetWhere(() => false)],
    ['everything', (near: NearMemory<{ answer: string }>) => near.forgetAll()],
  ])('refuses what was asked for before a change of %s was heard of', (_, change) => {
    const near = memory();
    const since = near.moment;
    change(near);
    near.keep('a', value('old'), since);
    expect(near.get('a')).toBeUndefined();
  });

  it('forgets what is named, what matches, and everything', () => {
    const near = memory(10);
    for (const key of ['a', 'b', 'c', 'd']) near.keep(key, value(key), near.moment);
    near.forget('a');
    near.forgetWhere(({ answer }) => answer === 'b');
    expect(['a', 'b', 'c', 'd'].filter((key) => near.get(key))).toEqual(['c', 'd']);
    near.forgetAll();
    expect(near.size).toBe(0);
  });

  it('says nothing while news may be late, and goes on afterwards', () => {
    const near = memory();
    near.keep('a', value('kept'), near.moment);
    coherence.current = false;
    expect(near.get('a')).toBeUndefined();
    coherence.current = true;
    expect(near.get('a')).toEqual(value('kept'));
  });

  it('holds no more than its capacity, and lets the least recently used go first', () => {
    const near = memory(3);
    for (const key of ['a', 'b', 'c']) near.keep(key, value(key), near.moment);
    near.get('a');
    near.keep('d', value('d'), near.moment);
    expect(['a', 'b', 'c', 'd'].filter((key) => near.get(key))).toEqual(['a', 'c', 'd']);
    near.keep('heavy', value('heavy'), near.moment, { weight: 4 });
    expect(near.get('heavy')).toBeUndefined();
    expect(near.size).toBe(3);
  });

  it('can be switched off', () => {
    const near = memory(0);
    near.keep('a', value('a'), near.moment);
    expect(near.get('a')).toBeUndefined();
  });
});
