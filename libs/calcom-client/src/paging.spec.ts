import { describe, expect, it } from '@jest/globals';
import { Paging } from './paging';

const page = (keys: number[], pagination: object = {}, count = keys.length) => ({
  keys,
  count,
  pagination: { ...pagination },
});

describe('Paging', () => {
  it('a list that Cal.com does not page ends with its first page', () => {
    const paging = new Paging({ maxPages: 5 });
    expect(paging.first).toEqual({});
    expect(paging.after(page([1, 2]))).toBeUndefined();
  });

  it('a full page is followed by another, and one that is not full ends the list', () => {
    const paging = new Paging({ size: 2, maxPages: 5 });
    expect(paging.first).toEqual({ take: 2, skip: 0 });
    expect(paging.after(page([1, 2]))).toEqual({ take: 2, skip: 2 });
    expect(paging.after(page([3]))).toBeUndefined();
  });

  it('a page that is not full is followed where its length is one that servers cut pages to', () => {
    const paging = new Paging({ size: 250, maxPages: 5 });
    const cut = Array.from({ length: 100 }, (_, index) => index);
    expect(paging.after(page(cut))).toEqual({ take: 250, skip: 100 });
    expect(paging.isOnlyRepeat(page([100, 101]))).toBe(false);
    expect(paging.after(page([100, 101]))).toBeUndefined();
  });

  it('the same page once more, from a server that does not skip, belongs to no list that was whole', () => {
    const paging = new Paging({ size: 250, maxPages: 5 });
    const whole = Array.from({ length: 10 }, (_, index) => index);
    expect(paging.isOnlyRepeat(page(whole))).toBe(false);
    expect(paging.after(page(whole))).toEqual({ take: 250, skip: 10 });
    expect(paging.isOnlyRepeat(page(whole))).toBe(true);
  });

  it('a page longer than was asked for is the whole list', () => {
    expect(new Paging({ size: 2, maxPages: 5 }).after(page([1, 2, 3]))).toBeUndefined();
  });

  it.each([
    [true, { take: 2, skip: 2 }],
    [false, undefined],
  ])('what Cal.com says of the next page counts (%j)', (hasNextPage, next) => {
    expect(new Paging({ size: 2, maxPages: 5 }).after(page([1, 2], { hasNextPage }))).toEqual(next);
  });

  it('a cursor is followed until there is none', () => {
    const paging = new Paging({ maxPages: 5 });
    expect(paging.after(page([1], { nextCursor: 'a', hasMore: true }))).toEqual({ cursor: 'a' });
    expect(paging.after(page([2], { nextCursor: 'b' }))).toEqual({ cursor: 'b' });
    expect(paging.after(page([3], { nextCursor: null, hasMore: false }))).toBeUndefined();
  });

  it('a cursor that comes back is an error', () => {
    const paging = new Paging({ maxPages: 5 });
    paging.after(page([1], { nextCursor: 'a' }));
    paging.after(page([2], { nextCursor: 'b' }));
    expect(() => paging.after(page([3], { nextCursor: 'a' }))).toThrow('repeats');
  });

  it('a page without anything new is an error, unless it is the last', () => {
    const paging = new Paging({ size: 2, maxPages: 5 });
    paging.after(page([1, 2]));
    expect(() => paging.after(page([2, 1]))).toThrow('repeats');
    const other = new Paging({ size: 2, maxPages: 5 });
    other.after(page([1, 2]));
    expect(other.after(page([1]))).toBeUndefined();
  });

  it('an empty page ends the list, whatever it says of others', () => {
    expect(
      new Paging({ size: 2, maxPages: 5 }).after(page([], { hasNextPage: true, nextCursor: 'a' })),
    ).toBeUndefined();
  });

  it('more pages or items than any list has are an error', () => {
    const paging = new Paging({ size: 1, maxPages: 3 });
    paging.after(page([1]));
    paging.after(page([2]));
    expect(() => paging.after(page([3]))).toThrow('has no end');
    expect(() => new Paging({ size: 10_000, maxPages: 3 }).after(page([1], {}, 10_000))).toThrow('has no end');
  });
});
