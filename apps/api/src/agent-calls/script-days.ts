import { DateTime } from 'luxon';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `<mon+2>`, `<mon+2T10:00>`, `<mon+2 spoken>`, … */
const TOKEN = /<(mon|tue|wed|thu|fri|sat|sun)\+(\d{1,2})(?:T(\d\d):(\d\d)| (spoken|day|weekday))?>/g;

/** How a day is named, by the word that stands in its token. */
const FORMS: Record<string, Record<string, string>> = {
  de: { spoken: 'cccc, d. LLLL', day: 'd. LLLL', weekday: 'cccc' },
  en: { spoken: 'cccc, LLLL d', day: 'LLLL d', weekday: 'cccc' },
};

/** What the days of a script are counted from. */
export interface Calendar {
  locale: string;
  /** IANA. */
  timezone: string;
  now: Date;
}

/**
 * Fills in days, so that a script is as good next year: `<mon+2>` is the Monday of the week after next as a date,
 * `<mon+2T10:00>` ten o'clock of it with offset, `<mon+2 spoken>` the day in words, with its weekday, `<mon+2 day>` without
 * it, and `<mon+2 weekday>` the weekday alone.
 */
export function withDays<T>(value: T, calendar: Calendar): T {
  if (typeof value === 'string') return filled(value, calendar) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => withDays(item, calendar)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withDays(item, calendar)])) as T;
}

const filled = (text: string, { locale, timezone, now }: Calendar): string =>
  text.replaceAll(TOKEN, (_, weekday: string, weeks: string, hour?: string, minute?: string, form?: string) => {
    const week = DateTime.fromJSDate(now, { zone: timezone }).setLocale(locale).startOf('week');
    const day = week.plus({ weeks: Number(weeks), days: WEEKDAYS.indexOf(weekday) });
    if (hour !== undefined) return day.set({ hour: Number(hour), minute: Number(minute) }).toISO() ?? '';
    return form === undefined ? (day.toISODate() ?? '') : day.toFormat(FORMS[locale]?.[form] ?? '');
  });
