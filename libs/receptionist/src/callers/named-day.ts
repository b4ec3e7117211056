import { DateTime, Info } from 'luxon';
import { type Locale, understand } from '@app/speech';

const DATE = /^\d{4}-\d{2}-\d{2}/;
/** A day on which the clocks go back. */
const MAX_DAY_MS = 25 * 3_600_000;

const BEFORE_WEEKDAY = /^(am|an dem|der|den|on|the|this|nächsten|nächster|next) /;

/** Who names a day. */
export interface Speaker {
  locale: Locale;
  /** When it is said. */
  at: Date;
}

/**
 * Whether an appointment is on the day that a caller names, in words or as a date. Undefined: that names no one day, such
 * as "next week".
 * @param timezone IANA; of the appointment.
 */
export function isOnNamedDay(
  start: Date,
  timezone: string,
  said: string,
  { locale, at }: Speaker,
): boolean | undefined {
  const day = DateTime.fromJSDate(start, { zone: timezone }).toISODate() ?? '';
  const text = said.trim();
  if (DATE.test(text)) return text.slice(0, 10) === day;
  const weekday = weekdayIn(text, locale);
  if (weekday !== undefined) return weekday === DateTime.fromJSDate(start, { zone: timezone }).weekday;
  const meant = understand(text, { locale, timezone, at, isOfExisting: true });
  if (meant.kind === 'ask') return undefined;
  const from = meant.start.getTime();
  const to = meant.kind === 'moment' ? from : (meant.end?.getTime() ?? Number.POSITIVE_INFINITY);
  if (to - from > MAX_DAY_MS) return undefined;
  return dayOf(meant.start, timezone) === day;
}

const dayOf = (instant: Date, timezone: string): string | null =>
  DateTime.fromJSDate(instant, { zone: timezone }).toISODate();

/** The number (1 to 7) of a weekday without a date: the appointment may be on a later one than the next. */
function weekdayIn(said: string, locale: Locale): number | undefined {
  const word = said
    .toLowerCase()
    .replaceAll(/[^\p{L} ]/gu, '')
    .replace(BEFORE_WEEKDAY, '')
    .trim();
  const index = Info.weekdays('long', { locale }).findIndex((name) => name.toLowerCase() === word);
  return index < 0 ? undefined : index + 1;
}
