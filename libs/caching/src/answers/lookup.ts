import type { StoreState } from '../stores/cache-store';
import type { StaleIfError } from './stale-if-error';

/** Where an answer came from. `STALE`: cached, past its TTL. `BYPASS`: loaded for this caller and not cached. */
export type CacheOutcome = 'HIT' | 'MISS' | 'STALE' | 'BYPASS';

/** The JSON text of an answer, and where it came from. */
export interface LoadedAnswer {
  text: string;
  outcome: CacheOutcome;
}

/** When a caller is answered at the latest. The load goes on without it, and its answer is cached. */
export interface AnswerDeadline {
  /** Milliseconds. */
  within: number;
  /** The error for a caller without an answer by then. */
  toError: () => Error;
}

/** How one key is cached and loaded. */
export interface LoadOptions {
  /** Seconds, before jitter. */
  ttl: number;
  /** For an answer that is loaded from another service. Absent: the error of a load reaches the caller. */
  staleIfError?: StaleIfError;
  /** Absent: the caller waits for as long as the load takes. */
  deadline?: AnswerDeadline;
  /** What `CompanyCache.lookup` has just returned for this request. Absent: the store is looked up. */
  lookedUp?: StoreState;
}
