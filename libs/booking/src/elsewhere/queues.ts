import type { JobQueue } from '@app/common';

/** Seconds between two rounds: with their spread, less than an hour. */
export const COMPARE_EVERY = 2700;

/** Seconds between two calls of Cal.com: one in twenty of the hundred a minute that a key has. */
export const PAUSE_SECONDS = 12;

const POLICY: JobQueue['policy'] = {
  expireInSeconds: 900,
  retryLimit: 1,
  retryDelay: 60,
  retentionSeconds: 7200,
  deleteAfterSeconds: 60,
};

/** Begins the comparison of every company. */
export const COMPARISON_ROUNDS: JobQueue = {
  name: 'comparison-rounds',
  startAfter: 0,
  pollEvery: 30,
  batchSize: 1,
  policy: POLICY,
};

/** Companies whose next team is to be compared. */
export const COMPARISONS: JobQueue = {
  name: 'comparisons',
  startAfter: 0,
  pollEvery: 5,
  batchSize: 20,
  policy: POLICY,
};

/** What a job of {@link COMPARISONS} names. */
export interface CompanyToCompare {
  companyId: number;
}
