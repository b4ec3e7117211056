import { invalid } from '@app/common';
import { DateTime } from 'luxon';
import { MAX_DAYS } from '../search-range';

const DAY_MS = 86_400_000;

/** From when to when slots are wanted: days of the place where the appointment is, or instants. */
export interface WantedTimes {
  /** YYYY-MM-DD, or ISO 8601 with an offset. Absent: now. */
  from?: string;
  /** A day, inclusive, or an instant, exclusive. Absent: as late as may be asked. */
  to?: string;
}

/** The times that are wanted, in one zone. */
export interface EarliestRange {
  /** Milliseconds since 1970. */
  start: number;
  /** Exclusive. */
  end: number;
  /** The days of both, YYYY-MM-DD in the zone. */
  date: string;
  endDate: string;
  /** Of these days. */
  days: number;
}

/** What is over is left out: the range begins now or later, and is empty when all of it is over. */
export function rangeIn({ from, to }: WantedTimes, zone: string, now: number): EarliestRange {
  const start = Math.max(now, from === undefined ? now : startOf(from, zone));
  const first = DateTime.fromMillis(start, { zone }).startOf('day');
  const end = to === undefined ? first.plus({ days: MAX_DAYS }).toMillis() : endOf(to, zone);
  const last = DateTime.fromMillis(Math.max(start, end - 1), { zone });
  const [date, endDate] = [first.toISODate() ?? '', last.toISODate() ?? ''];
  return { start, end, date, endDate, days: (Date.parse(endDate) - Date.parse(date)) / DAY_MS + 1 };
}

/**
 * Days and instants are compared in the company's zone, where its people count the days.
 * @throws AppError 400 naming `to` when it is over, lies before `from`, or too long after it.
 */
export function refuseNonsense(times: WantedTimes, zone: string, now: number): void {
  if (times.to === undefined) return;
  const end = endOf(times.to, zone);
  if (end <= now) throw invalid({ field: 'to', message: 'must not lie in the past' });
  const start = times.from === undefined ? now : startOf(times.from, zone);
  if (end <= start) throw invalid({ field: 'to', message: `must be later than from (${times.from})` });
  // Also what is over counts: the question is about as many days as it names.
  if (rangeIn(times, zone, start).days > MAX_DAYS)
    throw invalid({ field: 'to', message: `must not be later than the last of ${MAX_DAYS} days from \`from\` on` });
}

const isDay = (text: string): boolean => !text.includes('T');

const startOf = (from: string, zone: string): number =>
  isDay(from) ? DateTime.fromISO(from, { zone }).startOf('day').toMillis() : Date.parse(from);

const endOf = (to: string, zone: string): number =>
  isDay(to) ? DateTime.fromISO(to, { zone }).plus({ days: 1 }).startOf('day').toMillis() : Date.parse(to);
