import { COMPARISON_ROUNDS, COMPARISONS } from '@app/booking';
import { INVALIDATIONS } from '@app/caching';
import type { JobQueue } from '@app/common';
import { FOLLOWING, SCHEDULE } from '@app/sync';
import { Retention } from '@app/tenancy';
import { DELIVERIES, DELIVERY_CARE, INCOMING, REGISTRATIONS } from '@app/webhooks';

/** Every queue, listed by name: a bundle cannot be searched by pattern. */
export const queues: readonly JobQueue[] = [
  INVALIDATIONS,
  DELIVERIES,
  DELIVERY_CARE,
  FOLLOWING,
  SCHEDULE,
  INCOMING,
  REGISTRATIONS,
  COMPARISON_ROUNDS,
  COMPARISONS,
  Retention.queue,
];
