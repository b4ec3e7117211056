/** How old an answer is, and how old it should be at most. Seconds. */
export interface Staleness {
  age: number;
  ttl: number;
}

const CACHE_NAME = 'team-selector';

/** What RFC 9111 (`Age`) and RFC 9211 (`Cache-Status`) have for an answer that is given after its time. */
export const staleHeaders = ({ age, ttl }: Staleness): Record<string, string> => ({
  age: String(age),
  'cache-status': `${CACHE_NAME}; hit; ttl=${ttl - age}`,
});
