import type { Day } from '../calendar/days';
import { referenceOf, type Reference } from '../calendar/wall-clock';

/** A moment that was offered, with what a wall clock shows then. */
export interface Offered {
  start: Date;
  day: Day;
  /** Since midnight. */
  minute: number;
}

export function offeredAt(start: Date, { zone }: Reference): Offered {
  const { today, minute } = referenceOf(start, zone);
  return { start, day: today, minute };
}

/** The only value of all; undefined where they differ, or where there are none. */
export function common<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
