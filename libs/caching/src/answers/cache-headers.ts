import type { CacheOutcome } from './lookup';

/** How old an answer is, and how old it should be at most. Seconds. */
export interface Staleness {
  age: number;
  ttl: number;
}

export const JSON_TYPE = 'application/json; charset=utf-8';

const CACHE_NAME = 'team-selector';

/** What every answer of a cached route says about itself. The one author of these headers. */
export const cacheHeaders = (outcome: CacheOutcome, etag: string, staleness?: Staleness): Record<string, string> => ({
  'x-cache': outcome,
  'cache-control': 'private, no-cache',
  etag,
  ...(staleness ? staleHeaders(staleness) : {}),
});

/** What RFC 9111 (`Age`) and RFC 9211 (`Cache-Status`) have for an answer that is given after its time. */
const staleHeaders = ({ age, ttl }: Staleness): Record<string, string> => ({
  age: String(age),
  'cache-status': `${CACHE_NAME}; hit; ttl=${ttl - age}`,
});
