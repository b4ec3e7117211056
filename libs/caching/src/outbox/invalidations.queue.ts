import type { JobQueue } from '@app/common';

/** More retries than fit into the retention of a job. */
const UNLIMITED_RETRIES = 1_000_000;

/**
 * Invalidations that are still to be done after a commit, in case the process that committed dies before it does them.
 *
 * A job starts a second late, because the process that committed usually invalidates by itself and discards the job.
 * While Redis is away, a job is retried every two seconds without backoff, so that answers are stale for a short time
 * only once it is back, and until every answer from before the commit has expired: see {@link retainedFor}.
 */
export const INVALIDATIONS: JobQueue = {
  name: 'cache-invalidations',
  startAfter: 1,
  pollEvery: 1,
  batchSize: 500,
  // A write from before the pause has to be seen during it.
  isNeverPaused: true,
  policy: {
    expireInSeconds: 5,
    retryLimit: UNLIMITED_RETRIES,
    retryDelay: 2,
    retentionSeconds: 86_400,
    deleteAfterSeconds: 30,
  },
};

/** The clocks of the database and of the cache may differ by this much. */
const CLOCK_SKEW_SECONDS = 60;

/** The queue for answers that expire within `maxTtlSeconds`; after that, nothing is left to invalidate. */
export const retainedFor = (maxTtlSeconds: number): JobQueue => ({
  ...INVALIDATIONS,
  policy: { ...INVALIDATIONS.policy, retentionSeconds: maxTtlSeconds + CLOCK_SKEW_SECONDS },
});
