import { DateTime } from 'luxon';
import type { Locale } from './locale';
import { zoneName } from './zone-name';

/**
 * A date and time to be read out: day and month in words, as a voice may read 03.02. month first.
 * @param timezone IANA; the zone of the spoken time.
 * @param home IANA; the zone that the listener takes for granted. Any other one is named.
 */
export function spokenMoment(instant: Date, timezone: string, locale: Locale, home = timezone): string {
  const local = DateTime.fromJSDate(instant, { zone: timezone }).setLocale(locale);
  const moment =
    locale === 'de'
      ? `${local.toFormat('cccc, d. LLLL')} um ${local.toFormat('H:mm')} Uhr`
      : `${local.toFormat('cccc, LLLL d')} at ${local.toFormat('h:mm a')}`;
  return inZone(moment, timezone, locale, home);
}

/** The words for a time, with the name of its zone where the listener takes another one for granted. */
export function inZone(words: string, timezone: string, locale: Locale, home = timezone): string {
  if (timezone === home) return words;
  const [zone, known] = [zoneName(timezone, locale), zoneName(home, locale)];
  return zone === known ? words : `${words}, ${zone}`;
}
