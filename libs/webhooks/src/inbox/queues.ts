import type { JobQueue } from '@app/common';

/** Events that came. A job starts the handling and ends; a later one looks whether that was done. */
export const INCOMING: JobQueue = {
  name: 'calcom-webhooks',
  startAfter: 0,
  pollEvery: 0.5,
  batchSize: 100,
  policy: {
    expireInSeconds: 30,
    retryLimit: 1000,
    retryDelay: 2,
    retentionSeconds: 14 * 86_400,
    deleteAfterSeconds: 30,
  },
};

/** What a job of {@link INCOMING} names. */
export interface ArrivedEvent {
  companyId: number;
  id: number;
}
