import type { CacheOutcome } from './lookup';

/** Age and time to live of a stale answer, in seconds. */
export interface Staleness {
  age: number;
  ttl: number;
}

export const JSON_TYPE = 'application/json; charset=utf-8';

const CACHE_NAME = 'team-selector';

/** The headers of every answer of a cached route; nothing else sets them. */
export const cacheHeaders = (outcome: CacheOutcome, etag: string, staleness?: Staleness): Record<string, string> => ({
  'x-cache': outcome,
  'cache-control': 'private, no-cache',
  etag,
  ...(staleness ? staleHeaders(staleness) : {}),
});

/** A stale answer carries `Age` (RFC 9111) and a negative `ttl` in `Cache-Status` (RFC 9211). */
const staleHeaders = ({ age, ttl }: Staleness): Record<string, string> => ({
  age: String(age),
  'cache-status': `${CACHE_NAME}; hit; ttl=${ttl - age}`,
});
