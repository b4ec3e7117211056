import type { JobQueue } from '@app/common';

/** More retries than fit into the retention of a job. */
const UNLIMITED_RETRIES = 1_000_000;
const DAY = 86_400;

/** Endpoints with something due. A job starts the sending and ends; what it could not start is left to the next job. */
export const DELIVERIES: JobQueue = {
  name: 'webhook-deliveries',
  startAfter: 0,
  pollEvery: 1,
  batchSize: 100,
  policy: {
    expireInSeconds: 30,
    retryLimit: UNLIMITED_RETRIES,
    retryDelay: 2,
    retentionSeconds: 14 * DAY,
    deleteAfterSeconds: 30,
  },
};

/** Seconds between two rounds of care. */
export const CARE_EVERY = 3600;

/** The care of all companies' deliveries: see `DeliveryCare`. */
export const DELIVERY_CARE: JobQueue = {
  name: 'webhook-delivery-care',
  startAfter: 0,
  pollEvery: 30,
  batchSize: 1,
  policy: {
    expireInSeconds: 900,
    retryLimit: 3,
    retryDelay: 60,
    retentionSeconds: DAY,
    deleteAfterSeconds: DAY,
  },
};

/** What a job of {@link DELIVERIES} names. */
export interface DueEndpoints {
  companyId: number;
  endpointIds: number[];
}
