import type { JobQueue } from '@app/common';

/** More often than a job can be retried before it is given up. */
const FOR_EVER = 1_000_000;

/**
 * What must be dropped from the cache after a commit, in case the process that committed does not live to do it.
 *
 * A job waits for a second before anybody takes it, because that process usually does: then the job is gone again. A
 * Redis that is away is asked again every two seconds, never more seldom, so that nothing is old for long once it is
 * back, and until no answer can be left that was made before: see {@link keptFor}.
 */
export const INVALIDATIONS: JobQueue = {
  name: 'cache-invalidations',
  startAfter: 1,
  pollEvery: 1,
  batchSize: 500,
  policy: { expireInSeconds: 5, retryLimit: FOR_EVER, retryDelay: 2, retentionSeconds: 86_400, deleteAfterSeconds: 30 },
};

/** The clocks of the database and of the cache may differ by so many seconds. */
const SLACK = 60;

/** The queue, for answers that live for so many seconds at most: later, there is nothing left to drop. */
export const keptFor = (longestTtl: number): JobQueue => ({
  ...INVALIDATIONS,
  policy: { ...INVALIDATIONS.policy, retentionSeconds: longestTtl + SLACK },
});
