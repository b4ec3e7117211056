import type { CacheFamily, CacheKey } from './cache-keys';

/** The keys and families whose data a change makes invalid. */
export interface Invalidation {
  keys?: readonly CacheKey[];
  families?: readonly CacheFamily[];
}
