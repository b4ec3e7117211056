import { canonicalTimezone, invalid } from '@app/common';
import { LRUCache } from 'lru-cache';
import { DateTime } from 'luxon';

const DAY_MS = 86_400_000;
/** Both ends included. */
export const MAX_DAYS = 31;

/** The requested days, and the part of each day. */
export interface SearchedTimes {
  /** YYYY-MM-DD in the zone. */
  date: string;
  /** Inclusive. */
  endDate?: string;
  /** Slots that start at this time of day or later, `HH:MM`. */
  from?: string;
  /** Slots that start before this time of day. */
  to?: string;
}

/** What Cal.com is asked about. The part of the day is no part of it: it is cut out of the answer. */
export interface SearchRange {
  start: DateTime;
  /** Exclusive. */
  end: DateTime;
  /** The days of both, YYYY-MM-DD. */
  startDate: string;
  endDate: string;
  /** IANA, in the letter case of the tz database: it becomes part of a key. */
  timezone: string;
}

/** @throws AppError 400 naming the field that makes no sense. */
export function searchRange({ date, endDate, from, to }: SearchedTimes, zone: string, now: Date): SearchRange {
  const timezone = canonicalTimezone(zone) ?? zone;
  const days = daysFrom(date, endDate ?? date, timezone);
  const { start, end } = days;
  if (end <= start) throw invalid({ field: 'end_date', message: `must not be before date (${date})` });
  if (end.toMillis() <= now.getTime())
    throw invalid({ field: endDate ? 'end_date' : 'date', message: 'must not lie in the past' });
  if (daysIn(date, endDate ?? date) > MAX_DAYS)
    throw invalid({ field: 'end_date', message: `must not be later than the last of ${MAX_DAYS} days from date on` });
  if (from !== undefined && to !== undefined && to <= from)
    throw invalid({ field: 'to', message: `must be later than from (${from})` });
  return { ...days, timezone };
}

type Days = Omit<SearchRange, 'timezone'>;

/** Days that callers have asked for lately. */
const MAX_KNOWN_DAYS = 1000;
const known = new LRUCache<string, Days>({ maxSize: MAX_KNOWN_DAYS, sizeCalculation: () => 1 });

/** Remembered: to find where days begin in a zone took a fifth of the time of a question whose answer is cached. */
function daysFrom(date: string, endDate: string, zone: string): Days {
  const name = `${date} ${endDate} ${zone}`;
  const found = known.get(name);
  if (found) return found;
  const start = DateTime.fromISO(date, { zone }).startOf('day');
  const end = DateTime.fromISO(endDate, { zone }).plus({ days: 1 }).startOf('day');
  const days = { start, end, startDate: start.toISODate() ?? '', endDate: end.toISODate() ?? '' };
  known.set(name, days);
  return days;
}

/** Counted on the calendar: a day on which the clocks change is one as well. */
const daysIn = (date: string, endDate: string): number => (Date.parse(endDate) - Date.parse(date)) / DAY_MS + 1;

/** The part of each day. */
export type Part = Pick<SearchedTimes, 'from' | 'to'>;

/** The requested part of the slots of some days. */
export interface Within extends Part {
  /** Slots that start then or later, as the clocks of the zone show it: `2026-12-01T14:00`. */
  since?: string;
  /** Slots that start before. */
  until?: string;
}

/** Is only a part of the day asked for? */
export const isPart = ({ from, to }: Part): boolean => from !== undefined || to !== undefined;

/** Equal for equal parts. */
export const nameOfPart = ({ from = '', to = '' }: Part): string => `${from}-${to}`;

/** Whether a slot with this start is within the request. @param start ISO 8601 in local time. */
export function isWithin(start: string, { since = '', until, ...part }: Within): boolean {
  return start >= since && (until === undefined || start < until) && isInPart(start, part);
}

/** Does a slot that starts then lie in the part of the day? @param start ISO 8601 in local time. */
export function isInPart(start: string, { from = '', to }: Part): boolean {
  const time = start.slice(11, 16);
  return time >= from && (to === undefined || time < to);
}
