import { DateTime } from 'luxon';
import { dateOf, type Day, dayOf } from './days';

/** When something is said: the day and the minute that a clock on the wall shows there. */
export interface Reference {
  at: Date;
  /** IANA. */
  zone: string;
  today: Day;
  /** Since midnight. */
  minute: number;
}

export function referenceOf(at: Date, zone: string): Reference {
  const local = DateTime.fromJSDate(at, { zone });
  const { year, month, day } = local;
  return { at, zone, today: dayOf({ year, month, day }) ?? Number.NaN, minute: local.hour * 60 + local.minute };
}

/**
 * The instants at which a wall clock shows a time: two where a clock change repeats it, none where one leaves it out.
 * @param minute since midnight; 1440 is the next midnight.
 */
export function instantsOf(day: Day, minute: number, zone: string): Date[] {
  const { year, month, day: dayOfMonth } = dateOf(day + Math.floor(minute / 1440));
  const hour = Math.floor((minute % 1440) / 60);
  const local = DateTime.fromObject({ year, month, day: dayOfMonth, hour, minute: minute % 60 }, { zone });
  if (local.hour !== hour || local.minute !== minute % 60) return [];
  return local.getPossibleOffsets().map((possible) => possible.toJSDate());
}

/** The beginning of a day, also where a clock change leaves midnight out. */
export function startOf(day: Day, zone: string): Date {
  const { year, month, day: dayOfMonth } = dateOf(day);
  return DateTime.fromObject({ year, month, day: dayOfMonth }, { zone }).startOf('day').toJSDate();
}
