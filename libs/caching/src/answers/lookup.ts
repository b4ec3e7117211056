import type { CacheFamily } from '../keys/cache-keys';
import type { StaleIfError } from './stale-if-error';

/** Where an answer came from. `STALE`: cached, past its TTL. `BYPASS`: loaded for this caller and not cached. */
export type CacheOutcome = 'HIT' | 'MISS' | 'STALE' | 'BYPASS';

/** The JSON text of an answer, and where it came from. */
export interface LoadedAnswer {
  text: string;
  outcome: CacheOutcome;
}

/** Why a lookup found no answer: the store holds none (`empty`), or it could not be reached in time (`away`). */
export type StoreState = 'empty' | 'away';

/** How one key is cached and loaded. */
export interface LoadOptions {
  /** Seconds, before jitter. */
  ttl: number;
  /** For a key that is only invalidated together with its family. */
  family?: CacheFamily;
  /** For an answer that is loaded from another service. Absent: the error of a load reaches the caller. */
  staleIfError?: StaleIfError;
  /** What `CompanyCache.lookup` has just returned for this request. Absent: the store is looked up. */
  lookedUp?: StoreState;
}
