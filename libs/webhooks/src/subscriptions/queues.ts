import type { JobQueue } from '@app/common';

/** Companies whose event types were synced, so that their webhooks may have to change. */
export const REGISTRATIONS: JobQueue = {
  name: 'calcom-webhook-registrations',
  startAfter: 0,
  pollEvery: 2,
  batchSize: 20,
  policy: {
    expireInSeconds: 3600,
    retryLimit: 2,
    retryDelay: 60,
    retentionSeconds: 86_400,
    deleteAfterSeconds: 60,
  },
};

/** What a job of {@link REGISTRATIONS} names. */
export interface Registration {
  companyId: number;
}
