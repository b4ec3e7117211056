import type { StoreState } from '../stores/cache-store';
import type { StaleIfError } from './stale-if-error';

/** Where an answer came from. `STALE`: cached, past its TTL. `BYPASS`: loaded for this caller and not cached. */
export type CacheOutcome = 'HIT' | 'MISS' | 'STALE' | 'BYPASS';

/** The JSON text of an answer, and where it came from. */
export interface LoadedAnswer {
  text: string;
  outcome: CacheOutcome;
}

/** How one key is cached and loaded. */
export interface LoadOptions {
  /** Seconds, before jitter. */
  ttl: number;
  /** For an answer that is loaded from another service. Absent: the error of a load reaches the caller. */
  staleIfError?: StaleIfError;
  /** What `CompanyCache.lookup` has just returned for this request. Absent: the store is looked up. */
  lookedUp?: StoreState;
}
