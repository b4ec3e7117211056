import { getCountries, isSupportedCountry } from 'libphonenumber-js/max';
import { eventLoop } from '@app/common';

/** Intl has named the list of a region's zones in two ways. */
type Region = { getTimeZones?(): string[] | undefined; timeZones?: string[] };

/** Countries, half a millisecond each, that are processed in one turn of the event loop. */
const SLICE = 8;

let byZone: Promise<ReadonlyMap<string, string>> | undefined;
/** By the requested zone names, of which there are no more than in the tz database. */
const known = new Map<string, string | undefined>();

/** Asked once: Intl takes two tenths of a second to look up the zones of all countries. */
async function zonesByCountry(): Promise<ReadonlyMap<string, string>> {
  const zones = new Map<string, string>();
  for (const [at, country] of getCountries().entries()) {
    if (at % SLICE === 0) await eventLoop.turn('countries');
    const region = new Intl.Locale(`und-${country}`) as unknown as Region;
    for (const zone of region.getTimeZones?.() ?? region.timeZones ?? []) zones.set(zone, country);
  }
  return zones;
}

/** Whether this is the code of a country that has phone numbers, ISO 3166-1 alpha-2 in capitals. */
export const isCountry = (code: string): boolean => isSupportedCountry(code);

/** The country that an existing IANA time zone lies in; undefined for UTC and the like. */
export async function countryOfTimezone(timeZone: string): Promise<string | undefined> {
  if (known.has(timeZone)) return known.get(timeZone);
  byZone ??= zonesByCountry();
  const countries = await byZone;
  // Intl names a zone in one way, whatever alias it is asked by.
  const country = countries.get(new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone);
  known.set(timeZone, country);
  return country;
}
