import { DateTime } from 'luxon';

/** More would be too many to listen to. */
const MAX_ALTERNATIVES = 3;
const SAME_DAY_HOURS = 2;
const DAYS_AHEAD = 8;

interface Timed {
  /** ISO 8601 with offset. */
  start: string;
}

/** The local dates to look at for other times: from the day that was wanted, or from today. */
export function datesAround(wanted: Date, now: Date, zone: string): { date: string; endDate: string } {
  const from = DateTime.fromJSDate(wanted > now ? wanted : now, { zone });
  return { date: from.toISODate() ?? '', endDate: from.plus({ days: DAYS_AHEAD }).toISODate() ?? '' };
}

/**
 * Other times for a wish, as a person would look for them: near the time on that day, on the next working day, a week
 * later, and the next that is free. In the order of time, each once.
 * @param slots ascending.
 * @param sameDay false where the day itself is full.
 */
export function alternativesTo<Slot extends Timed>(
  wanted: Date,
  zone: string,
  slots: readonly Slot[],
  sameDay = true,
): Slot[] {
  const at = DateTime.fromJSDate(wanted, { zone });
  const others = slots
    .map((slot) => ({ slot, local: DateTime.fromISO(slot.start, { zone }) }))
    .filter(({ local }) => local.toMillis() !== wanted.getTime() && (sameDay || !local.hasSame(at, 'day')));
  /** The one nearest to the wanted time of day. */
  const nearest = (day: DateTime | undefined, withinHours = 24): Slot | undefined =>
    others
      .filter(({ local }) => day && local.hasSame(day, 'day') && distance(local, at) <= withinHours * 60)
      .toSorted((one, other) => distance(one.local, at) - distance(other.local, at))[0]?.slot;
  const nextWorkingDay = others.find(({ local }) => local.weekday <= 5 && local.startOf('day') > at.startOf('day'));
  const found = [
    nearest(at, SAME_DAY_HOURS),
    nearest(nextWorkingDay?.local),
    nearest(at.plus({ weeks: 1 })),
    others[0]?.slot,
  ];
  const chosen = [...new Set(found.filter((slot) => slot !== undefined))].slice(0, MAX_ALTERNATIVES);
  return chosen.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start));
}

/** Minutes between two times of day. */
const distance = (one: DateTime, other: DateTime): number =>
  Math.abs(one.hour * 60 + one.minute - other.hour * 60 - other.minute);
