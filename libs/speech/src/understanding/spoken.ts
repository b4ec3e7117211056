import { DateTime } from 'luxon';
import type { Locale } from '../locale';
import { inZone, spokenMoment } from '../spoken-moment';
import { referenceOf, startOf } from './calendar/wall-clock';
import type { Possibility } from './meaning/possibility';
import type { Hearing } from './understanding';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

interface Voice {
  day: string;
  time: string;
  until(start: string, end: string): string;
  days(first: string, last: string): string;
  onwards(start: string): string;
  hours(day: string, from: string, to: string): string;
}

const VOICES: Readonly<Record<Locale, Voice>> = {
  de: {
    day: 'cccc, d. LLLL',
    time: 'H:mm',
    until: (start, end) => `von ${start} bis ${end}`,
    days: (first, last) => `von ${first} bis ${last}`,
    onwards: (start) => `ab ${start}`,
    hours: (day, from, to) => `${day} zwischen ${from} und ${to} Uhr`,
  },
  en: {
    day: 'cccc, LLLL d',
    time: 'h:mm a',
    until: (start, end) => `from ${start} until ${end}`,
    days: (first, last) => `from ${first} to ${last}`,
    onwards: (start) => `from ${start} onwards`,
    hours: (day, from, to) => `${day} between ${from} and ${to}`,
  },
};

type Listener = Pick<Hearing, 'timezone' | 'locale' | 'home'>;

/** A time in words, for an agent to read back. Days are days in any zone; a time of day is named with its zone. */
export function spoken(time: Possibility, { timezone, locale, home }: Listener): string {
  const words = inWordsOf(time, timezone, locale);
  const edges = [time.start, ...(time.end ? [time.end] : [])];
  const isOfDays = time.end !== undefined && edges.every((edge) => startsDay(edge, timezone));
  return isOfDays ? words : inZone(words, timezone, locale, home);
}

function inWordsOf({ start, end }: Possibility, timezone: string, locale: Locale): string {
  if (end === undefined) return spokenMoment(start, timezone, locale);
  const voice = VOICES[locale];
  const [from, isFromMidnight] = [referenceOf(start, timezone), startsDay(start, timezone)];
  const dayOf = (day: number): string => inWords(day * DAY_MS, voice.day, locale);
  const timeOf = (minute: number): string => inWords(minute * MINUTE_MS, voice.time, locale);
  const first = isFromMidnight ? dayOf(from.today) : spokenMoment(start, timezone, locale);
  if (end === null) return voice.onwards(first);
  const [to, isToMidnight] = [referenceOf(end, timezone), startsDay(end, timezone)];
  const last = isToMidnight ? to.today - 1 : to.today;
  if (isToMidnight && last === from.today) return isFromMidnight ? dayOf(last) : voice.onwards(first);
  if (isToMidnight) return voice.days(first, dayOf(last));
  return last === from.today
    ? voice.hours(dayOf(last), timeOf(from.minute), timeOf(to.minute))
    : voice.until(first, spokenMoment(end, timezone, locale));
}

/** Whether a day begins then, as a range of whole days does. */
function startsDay(instant: Date, zone: string): boolean {
  return startOf(referenceOf(instant, zone).today, zone).getTime() === instant.getTime();
}

/** Days and minutes are wall time already. */
const inWords = (millis: number, format: string, locale: Locale): string =>
  DateTime.fromMillis(millis, { zone: 'utc' }).setLocale(locale).toFormat(format);
