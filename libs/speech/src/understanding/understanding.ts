import type { Locale } from '../locale';

/** The context of an utterance: where, when and in which language it was said. */
export interface Hearing {
  locale: Locale;
  /** IANA; the zone of the times in the utterance. */
  timezone: string;
  /** IANA; the zone that the caller takes for granted, as in `spokenMoment`. Absent: that of the times. */
  home?: string;
  /** When it is said. */
  at: Date;
  /** Times that the caller was offered just before, in the order in which they were read out. */
  offered?: readonly Date[];
  /** The words name an existing appointment, not a wanted one. */
  isOfExisting?: boolean;
}

/** A time to choose. `end` is absent for a moment, null for an open range. */
export interface Choice {
  start: Date;
  end?: Date | null;
  /** In the locale, to be read out. */
  spoken: string;
}

/**
 * Why the caller is asked back: an unknown word; no day; no time while several days are possible; several readings;
 * words that contradict each other, or a nonexistent date; a wall time that a clock change skips; a past time; a vague
 * word; an exclusion; a recurrence.
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
  /** `end` is null for an open range. */
  | { kind: 'range'; start: Date; end: Date | null; understood: string }
  | { kind: 'ask'; doubt: Doubt; choices: Choice[] };
