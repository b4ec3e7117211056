import type { Day } from './days';
import { offsetAt } from './offsets';

/** When something is said: the day and the minute that a clock on the wall shows there. */
export interface Reference {
  at: Date;
  /** IANA. */
  zone: string;
  today: Day;
  /** Since midnight. */
  minute: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export function referenceOf(at: Date, zone: string): Reference {
  const local = at.getTime() + offsetAt(at.getTime(), zone) * MINUTE_MS;
  const today = Math.floor(local / DAY_MS);
  return { at, zone, today, minute: Math.floor((local - today * DAY_MS) / MINUTE_MS) };
}

/** The offsets before and after a change of clocks near a wall time; the same one where there is none. */
const offsetsAround = (local: number, zone: string): number[] => [
  offsetAt(local - DAY_MS, zone),
  offsetAt(local + DAY_MS, zone),
];

/**
 * The instants at which a wall clock shows a time, the earlier first: two where a clock change repeats it, none where one
 * leaves it out.
 * @param minute since midnight; 1440 is the next midnight.
 */
export function instantsOf(day: Day, minute: number, zone: string): Date[] {
  const local = day * DAY_MS + minute * MINUTE_MS;
  const instants = offsetsAround(local, zone)
    .filter((offset) => offsetAt(local - offset * MINUTE_MS, zone) === offset)
    .map((offset) => local - offset * MINUTE_MS);
  return [...new Set(instants)].toSorted((one, other) => one - other).map((instant) => new Date(instant));
}

/** The beginning of a day, also where a clock change leaves midnight out. */
export function startOf(day: Day, zone: string): Date {
  const [first] = instantsOf(day, 0, zone);
  const [before = 0] = offsetsAround(day * DAY_MS, zone);
  return first ?? new Date(day * DAY_MS - before * MINUTE_MS);
}
