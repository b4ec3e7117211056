import type { Hearing, Understanding } from '@app/speech';

/** A time that a caller has named. */
export type SpokenTime = Exclude<Understanding, { kind: 'ask' }>;

/** The context of an utterance, and what it may mean besides the words. */
export interface Said extends Hearing {
  /** YYYY-MM-DD: the day that is meant if the words name none. */
  date?: string;
  /** Something may have been offered, but what is unknown. */
  isOfferUnknown?: boolean;
}
