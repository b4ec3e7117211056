import type { Hearing, Understanding } from '@app/speech';

/** A time that a caller has named. */
export type SpokenTime = Exclude<Understanding, { kind: 'ask' }>;

/** Where, when and in which language something is said, and what may be meant besides the words. */
export interface Said extends Hearing {
  /** YYYY-MM-DD: the day that is meant where the words name none. */
  date?: string;
  /** Something may have been offered, and nobody knows what. */
  isOfferUnknown?: boolean;
}
