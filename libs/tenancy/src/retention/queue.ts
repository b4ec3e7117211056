import type { JobQueue } from '@app/common';

/** Seconds between two runs. */
export const RETENTION_EVERY = 3600;

/** See `Retention`. */
export const RETENTION: JobQueue = {
  name: 'retention',
  startAfter: 0,
  pollEvery: 30,
  batchSize: 1,
  policy: {
    expireInSeconds: 3600,
    retryLimit: 3,
    retryDelay: 60,
    retentionSeconds: 86_400,
    deleteAfterSeconds: 86_400,
  },
};
