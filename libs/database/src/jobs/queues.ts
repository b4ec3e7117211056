import { INVALIDATIONS } from '@app/caching';
import type { JobQueue } from '@app/common';

/** Every queue, listed by name: a bundle cannot be searched by pattern. */
export const queues: readonly JobQueue[] = [INVALIDATIONS];
