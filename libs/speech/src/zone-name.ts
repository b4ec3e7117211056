import type { Locale } from './locale';

const known = new Map<string, string>();

/**
 * What people call the time of a zone, in summer and winter: "Eastern Time". Zones whose clocks always agree share a name.
 * @param timeZone IANA.
 */
export function zoneName(timeZone: string, locale: Locale): string {
  const key = `${locale} ${timeZone}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  // There are no more than the tz database has.
  known.set(key, name);
  return name;
}
