import { DateTime } from 'luxon';
import type { Locale } from '../locale';
import { spokenMoment } from '../spoken-moment';
import type { Possibility } from './meaning/possibility';

interface Voice {
  day: string;
  time(local: DateTime): string;
  until(start: string, end: string): string;
  days(first: string, last: string): string;
  onwards(start: string): string;
  hours(day: string, from: string, to: string): string;
}

const VOICES: Readonly<Record<Locale, Voice>> = {
  de: {
    day: 'cccc, d. LLLL',
    time: (local) => local.toFormat('H:mm'),
    until: (start, end) => `von ${start} bis ${end}`,
    days: (first, last) => `von ${first} bis ${last}`,
    onwards: (start) => `ab ${start}`,
    hours: (day, from, to) => `${day} zwischen ${from} und ${to} Uhr`,
  },
  en: {
    day: 'cccc, LLLL d',
    time: (local) => local.toFormat('h:mm a'),
    until: (start, end) => `from ${start} until ${end}`,
    days: (first, last) => `from ${first} to ${last}`,
    onwards: (start) => `from ${start} onwards`,
    hours: (day, from, to) => `${day} between ${from} and ${to}`,
  },
};

const isMidnight = (local: DateTime): boolean => local.equals(local.startOf('day'));

/** A time in words, for an agent to read back. */
export function spoken({ start, end }: Possibility, timezone: string, locale: Locale): string {
  if (end === undefined) return spokenMoment(start, timezone, locale);
  const voice = VOICES[locale];
  const from = DateTime.fromJSDate(start, { zone: timezone }).setLocale(locale);
  const dayOf = (local: DateTime): string => local.toFormat(voice.day);
  const edgeOf = (local: DateTime): string =>
    isMidnight(local) ? dayOf(local) : spokenMoment(local.toJSDate(), timezone, locale);
  if (end === null) return voice.onwards(edgeOf(from));
  const to = DateTime.fromJSDate(end, { zone: timezone }).setLocale(locale);
  const last = to.minus({ milliseconds: 1 });
  if (isMidnight(from) && isMidnight(to))
    return last.hasSame(from, 'day') ? dayOf(from) : voice.days(dayOf(from), dayOf(last));
  if (!last.hasSame(from, 'day'))
    return isMidnight(to) ? voice.days(edgeOf(from), dayOf(last)) : voice.until(edgeOf(from), edgeOf(to));
  if (isMidnight(to)) return voice.onwards(edgeOf(from));
  return voice.hours(dayOf(from), voice.time(from), voice.time(to));
}
