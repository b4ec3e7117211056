import { DateTime } from 'luxon';
import type { Locale } from './locale';

/**
 * A date and time to be read out: day and month in words, as a voice may read 03.02. month first.
 * @param timezone IANA; the zone of the spoken time.
 */
export function spokenMoment(instant: Date, timezone: string, locale: Locale): string {
  const local = DateTime.fromJSDate(instant, { zone: timezone }).setLocale(locale);
  return locale === 'de'
    ? `${local.toFormat('cccc, d. LLLL')} um ${local.toFormat('H:mm')} Uhr`
    : `${local.toFormat('cccc, LLLL d')} at ${local.toFormat('h:mm a')}`;
}
