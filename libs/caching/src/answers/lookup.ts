import type { CacheFamily } from '../keys/cache-keys';
import type { StaleIfError } from './stale-if-error';

/**
 * Where an answer came from. `STALE`: it is the last known one, after its time. `BYPASS`: it was made for the asker and
 * is kept by nobody.
 */
export type CacheOutcome = 'HIT' | 'MISS' | 'STALE' | 'BYPASS';

export interface LoadedAnswer {
  text: string;
  outcome: CacheOutcome;
}

/** Of a store that had no answer: it had none, or it could not be reached in time. */
export type StoreState = 'empty' | 'away';

export interface LoadOptions {
  /** Seconds that the answer may live at most. */
  ttl: number;
  /** For a key that can only be dropped together with its family. */
  family?: CacheFamily;
  /** For an answer that has to be fetched where we have no say. Absent: a load that fails is a failure. */
  staleIfError?: StaleIfError;
  /** What `CompanyCache.ask` found a moment ago. Absent: it was not asked. */
  lookedUp?: StoreState;
}
