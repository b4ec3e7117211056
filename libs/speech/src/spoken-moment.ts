import { DateTime } from 'luxon';
import type { Locale } from './locale';

/**
 * A moment as one would say it: words for day and month, so that nobody reads 03.02. month first.
 * @param timezone IANA; the zone that the time is told in.
 */
export function spokenMoment(moment: Date, timezone: string, locale: Locale): string {
  const local = DateTime.fromJSDate(moment, { zone: timezone }).setLocale(locale);
  return locale === 'de'
    ? `${local.toFormat('cccc, d. LLLL')} um ${local.toFormat('H:mm')} Uhr`
    : `${local.toFormat('cccc, LLLL d')} at ${local.toFormat('h:mm a')}`;
}
