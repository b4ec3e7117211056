/** Phrases said at one moment in one place, each with what it means there. */
export interface Phrases {
  /** ISO, with the offset of the place. */
  at: string;
  timezone: string;
  /** ISO moments, as offered. */
  offered?: readonly string[];
  /**
   * A line each: `phrase = meaning`. A meaning is `ASK`, or in wall time, with the year where it is not that of `at`:
   * `12-03 09:00` a moment, `12-03` a day, `11-30..12-06` days, `12-03 10:00-12:00` a range on a day, `12-01..` and
   * `12-01 10:00..` open ranges. `now` is the moment at which it is said.
   */
  lines: string;
}

/** A Thursday in the winter. */
export const THURSDAY = { at: '2026-11-26T10:00:00+01:00', timezone: 'Europe/Berlin' };
