import type { Locale } from '../locale';

/** Where, when and in which language something is said. */
export interface Hearing {
  locale: Locale;
  /** IANA; the zone of the times that are meant. */
  timezone: string;
  /** IANA; the zone that the caller takes for granted, as in `spokenMoment`. Absent: that of the times. */
  home?: string;
  /** When it is said. */
  at: Date;
  /** Moments that the caller was offered just before, in the order in which they were read out. */
  offered?: readonly Date[];
  /** An appointment that is there already is named, and not one that is wished for. */
  isOfExisting?: boolean;
}

/** A time to choose. `end` is absent of a moment, null of an open range. */
export interface Choice {
  start: Date;
  end?: Date | null;
  /** In the locale, to be read out. */
  spoken: string;
}

/**
 * Why the caller is asked back: a word that nobody knows; no day; no time where several days are left; several readings;
 * words that contradict each other, or a date that there is not; a wall time that a clock change leaves out; a time that is
 * over; a vague word; something excluded; something that recurs.
 */
export type Doubt =
  | 'unknown'
  | 'noDay'
  | 'noOneDay'
  | 'several'
  | 'contradiction'
  | 'skipped'
  | 'past'
  | 'vague'
  | 'excluded'
  | 'recurring';

/** What a caller's words mean; ranges do not include their end. */
export type Understanding =
  | { kind: 'moment'; start: Date; understood: string }
  /** `end` is null where the range is open. */
  | { kind: 'range'; start: Date; end: Date | null; understood: string }
  | { kind: 'ask'; doubt: Doubt; choices: Choice[] };
