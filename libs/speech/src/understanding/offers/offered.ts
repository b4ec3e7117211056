import { DateTime } from 'luxon';
import { type Day, dayOf } from '../calendar/days';
import type { Reference } from '../calendar/wall-clock';

/** A moment that was offered, with what a wall clock shows then. */
export interface Offered {
  start: Date;
  day: Day;
  /** Since midnight. */
  minute: number;
}

export const offeredAt = (start: Date, { zone }: Reference): Offered => {
  const local = DateTime.fromJSDate(start, { zone });
  const { year, month, day } = local;
  return { start, day: dayOf({ year, month, day }) ?? Number.NaN, minute: local.hour * 60 + local.minute };
};

/** The only value of all; undefined where they differ, or where there are none. */
export function common<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
