import { DateTime } from 'luxon';
import { LRUCache } from 'lru-cache';
import type { Locale } from './locale';
import { zoneName } from './zone-name';

/** Times that are offered again and again: formatting one costs more than all else about it. */
const MAX_KNOWN = 5000;
const moments = new LRUCache<string, string>({ maxSize: MAX_KNOWN, sizeCalculation: () => 1 });

/**
 * A date and time to be read out: day and month in words, as a voice may read 03.02. month first.
 * @param timezone IANA; the zone of the spoken time.
 * @param home IANA; the zone that the listener takes for granted. Any other one is named.
 */
export function spokenMoment(instant: Date, timezone: string, locale: Locale, home = timezone): string {
  const key = `${instant.getTime()} ${timezone} ${locale}`;
  const known = moments.get(key);
  const moment = known ?? momentIn(instant, timezone, locale);
  if (known === undefined) moments.set(key, moment);
  return inZone(moment, timezone, locale, home);
}

function momentIn(instant: Date, timezone: string, locale: Locale): string {
  const local = DateTime.fromJSDate(instant, { zone: timezone }).setLocale(locale);
  return locale === 'de'
    ? `${local.toFormat('cccc, d. LLLL')} um ${local.toFormat('H:mm')} Uhr`
    : `${local.toFormat('cccc, LLLL d')} at ${local.toFormat('h:mm a')}`;
}

/** The words for a time, with the name of its zone where the listener takes another one for granted. */
export function inZone(words: string, timezone: string, locale: Locale, home = timezone): string {
  if (timezone === home) return words;
  const [zone, usual] = [zoneName(timezone, locale), zoneName(home, locale)];
  return zone === usual ? words : `${words}, ${zone}`;
}
