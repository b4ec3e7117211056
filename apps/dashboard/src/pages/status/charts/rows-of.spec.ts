import { describe, expect, it } from '@jest/globals';
import { rowsOf } from './rows-of';

const sample = (at: number, waiting: number | null) => ({ at, budgetLeft: null, hitRate: null, waiting });

describe('the table of a chart', () => {
  it('shows each change, the latest first', () => {
    const samples = [sample(1, 0), sample(2, 0), sample(3, 4), sample(4, 4), sample(5, null)];
    expect(rowsOf(samples, 'waiting')).toEqual([
      { at: 5, value: null },
      { at: 3, value: 4 },
      { at: 1, value: 0 },
    ]);
  });

  it('ends after fifty rows', () => {
    const samples = Array.from({ length: 80 }, (_, at) => sample(at, at));
    expect(rowsOf(samples, 'waiting')).toHaveLength(50);
  });
});
