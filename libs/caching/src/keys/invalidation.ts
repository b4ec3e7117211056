import type { CacheFamily, CacheKey } from './cache-keys';

/** What a change makes stale. */
export interface Invalidation {
  keys?: readonly CacheKey[];
  families?: readonly CacheFamily[];
}
