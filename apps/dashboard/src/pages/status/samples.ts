import type { Status } from '@team-selector/client';
import { Store } from '../../shared/api/store';

/** The values of one response. Null: unknown. */
export interface Sample {
  /** Milliseconds since 1970. */
  at: number;
  budgetLeft: number | null;
  /** From 0 to 100. */
  hitRate: number | null;
  waiting: number | null;
}

/** The samples of one company, the oldest first. */
export interface Series {
  companyId: number | undefined;
  samples: readonly Sample[];
}

/** A day, at one sample in 15 seconds. */
const MAX_SAMPLES = 5760;

export const series = new Store<Series>({ companyId: undefined, samples: [] });

export const sampleOf = ({ budget, cache, queue }: Status, at: number): Sample => ({
  at,
  budgetLeft: budget?.left ?? null,
  hitRate: cache?.hit_rate == null ? null : Math.round(cache.hit_rate * 100),
  waiting: queue?.depth ?? null,
});

/** Another company's samples are dropped, and the same answer counts once. */
export function withSample(before: Series, companyId: number, sample: Sample): Series {
  const samples = before.companyId === companyId ? before.samples : [];
  if (samples.some(({ at }) => at === sample.at)) return before;
  return { companyId, samples: [...samples, sample].slice(-MAX_SAMPLES) };
}

export const collect = (companyId: number, status: Status, at: number): void =>
  series.set(withSample(series.get(), companyId, sampleOf(status, at)));
