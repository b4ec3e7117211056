import type { JobQueue } from '@app/common';

/** The rest of runs whose teams are stored. A job begins it and ends; the run itself shows that it lives. */
export const FOLLOWING: JobQueue = {
  name: 'sync-following',
  startAfter: 0,
  pollEvery: 1,
  batchSize: 10,
  policy: { expireInSeconds: 30, retryLimit: 10, retryDelay: 2, retentionSeconds: 3600, deleteAfterSeconds: 30 },
};

/** What a job of {@link FOLLOWING} names. */
export interface FollowingJob {
  companyId: number;
  runId: number;
}

/** Seconds between two looks at which companies are due. */
export const LOOK_EVERY = 5;

/** See `SyncSchedule`. */
export const SCHEDULE: JobQueue = {
  name: 'sync-schedule',
  startAfter: 0,
  pollEvery: 1,
  batchSize: 1,
  policy: { expireInSeconds: 30, retryLimit: 0, retryDelay: 5, retentionSeconds: 60, deleteAfterSeconds: 30 },
};
