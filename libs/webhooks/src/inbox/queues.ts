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

/** Seconds after which an attempt that has not ended counts as lost: longer than a few calls of Cal.com take. */
export const ATTEMPT_SECONDS = 60;

/** Seconds until an event is handled again, by the number of attempts so far. Then a comparison has to find it. */
const RETRY_AFTER = [2, 3, 5, 10, 30, 60, 120, 300, 900, 1800] as const;

export const retryAfter = (attempts: number): number | undefined => RETRY_AFTER[attempts - 1];
