import { describe, expect, it } from '@jest/globals';
import type { Status } from '@team-selector/client';
import { sampleOf, type Series, withSample } from './samples';

const STATUS: Status = {
  calcom: { state: 'up', since: null, retry_at: null },
  budget: { per_minute: 100, left: 87 },
  cache: { hit_rate: 0.934 },
  queue: { depth: 2, oldest_s: 4 },
  sync: null,
  webhooks_in: null,
  webhooks_out: null,
  drift: 0,
  read_only_since: null,
};
const EMPTY: Series = { companyId: undefined, samples: [] };

describe('a sample of the status', () => {
  it('holds what the charts show', () => {
    expect(sampleOf(STATUS, 5)).toEqual({ at: 5, budgetLeft: 87, hitRate: 93, waiting: 2 });
  });

  it('has no number where nothing is known', () => {
    const sample = sampleOf({ ...STATUS, budget: null, cache: { hit_rate: null }, queue: null }, 5);
    expect(sample).toEqual({ at: 5, budgetLeft: null, hitRate: null, waiting: null });
  });

  it('is added once', () => {
    const once = withSample(EMPTY, 1, sampleOf(STATUS, 5));
    expect(withSample(once, 1, sampleOf(STATUS, 5))).toBe(once);
    expect(withSample(once, 1, sampleOf(STATUS, 6)).samples.map(({ at }) => at)).toEqual([5, 6]);
  });

  it('drops those of another company', () => {
    const first = withSample(EMPTY, 1, sampleOf(STATUS, 5));
    expect(withSample(first, 2, sampleOf(STATUS, 6))).toEqual({ companyId: 2, samples: [sampleOf(STATUS, 6)] });
  });

  it('pushes out the oldest when there are many', () => {
    let all = EMPTY;
    const samples = Array.from({ length: 5760 }, (_, at) => sampleOf(STATUS, at));
    all = withSample({ companyId: 1, samples }, 1, sampleOf(STATUS, 6000));
    expect(all.samples).toHaveLength(5760);
    expect(all.samples[0]?.at).toBe(1);
  });
});
