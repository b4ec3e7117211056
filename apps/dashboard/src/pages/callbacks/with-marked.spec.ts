import { describe, expect, it } from '@jest/globals';
import type { Callback } from '@team-selector/client';
import { withMarked } from './with-marked';

const callback = (id: number, done = false) => ({ id, done }) as Callback;

describe('a callback that is marked', () => {
  it('changes where it stands, and no other does', () => {
    const held = { pages: [{ data: [callback(1), callback(2)], next_cursor: 'x' }, { data: [callback(3)] }] };
    const { pages } = withMarked(held, 2, true)!;
    expect(pages.map(({ data }) => data.map(({ done }) => done))).toEqual([[false, true], [false]]);
    expect(pages[0]).toHaveProperty('next_cursor', 'x');
    expect(held.pages[0]?.data[1]?.done).toBe(false);
  });

  it('changes in a list of one page, too, and in none that is not there', () => {
    expect(withMarked({ data: [callback(1, true)] }, 1, false)).toEqual({ data: [callback(1)] });
    expect(withMarked(undefined, 1, true)).toBeUndefined();
  });
});
