import type { CacheFamily, CacheKey } from './cache-keys';

/** The keys and families whose data a change makes invalid. */
export interface Invalidation {
  keys?: readonly CacheKey[];
  families?: readonly CacheFamily[];
}

const MAX_LISTED = 3;

/** For a log: the first names, and how many more there are. */
export function summaryOf({ keys = [], families = [] }: Invalidation): string {
  const names = [...keys, ...families];
  const more = names.length > MAX_LISTED ? ` and ${names.length - MAX_LISTED} more` : '';
  return names.slice(0, MAX_LISTED).join(', ') + more;
}
