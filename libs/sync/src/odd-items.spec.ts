import { describe, expect, it } from '@jest/globals';
import { OddItems } from './odd-items';

const problem = (calcomId: number | null) =>
  ({ object: 'team', calcomId, field: 'name', message: 'is missing' }) as const;

describe('OddItems', () => {
  it('a list without problems proves that what it does not hold is gone', () => {
    expect(new OddItems([]).provesGone(7)).toBe(true);
  });

  it('an item with a problem is not gone, and others are', () => {
    const odd = new OddItems([problem(7)]);
    expect([odd.provesGone(7), odd.provesGone(8)]).toEqual([false, true]);
  });

  it('an item without a readable id may be any, so nothing is gone', () => {
    expect(new OddItems([problem(7), problem(null)]).provesGone(8)).toBe(false);
  });
});
