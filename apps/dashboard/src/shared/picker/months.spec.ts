import { describe, expect, it } from '@jest/globals';
import { daysOf, monthAfter, monthOf } from './months';

describe('a month', () => {
  it.each([
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', 14, '2028-01'],
  ])('after %s by %d is %s', (month, count, after) => {
    expect(monthAfter(month, count)).toBe(after);
  });

  it('is that of a day', () => {
    expect(monthOf('2026-12-01')).toBe('2026-12');
  });

  it.each([
    ['2026-12', { from: '2026-12-01', to: '2026-12-31' }],
    ['2026-11', { from: '2026-11-27', to: '2026-11-30' }],
    ['2028-02', { from: '2028-02-01', to: '2028-02-29' }],
    ['2026-10', undefined],
  ])('%s has, on 27 November 2026, the days %j to come', (month, days) => {
    expect(daysOf(month, '2026-11-27')).toEqual(days);
  });
});
