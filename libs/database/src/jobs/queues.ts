import { INVALIDATIONS } from '@app/caching';
import type { JobQueue } from '@app/common';

/** Every kind of background work, by name, as with the entities. */
export const queues: readonly JobQueue[] = [INVALIDATIONS];
