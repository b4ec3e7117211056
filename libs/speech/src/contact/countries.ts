import { getCountries, isSupportedCountry } from 'libphonenumber-js/max';

let byZone: Map<string, string> | undefined;

/** Intl has named the list of a region's zones in two ways. */
type Region = { getTimeZones?(): string[] | undefined; timeZones?: string[] };

function zonesByCountry(): Map<string, string> {
  byZone ??= new Map(
    getCountries().flatMap((country) => {
      const region = new Intl.Locale(`und-${country}`) as unknown as Region;
      return (region.getTimeZones?.() ?? region.timeZones ?? []).map((zone) => [resolved(zone), country] as const);
    }),
  );
  return byZone;
}

/** Whether this is the code of a country that has phone numbers, ISO 3166-1 alpha-2 in capitals. */
export const isCountry = (code: string): boolean => isSupportedCountry(code);

/** The country that a time zone lies in; undefined for UTC and the like. */
export const countryOfTimezone = (timezone: string): string | undefined => zonesByCountry().get(resolved(timezone));

/** An alias and its zone have one name here. */
const resolved = (timeZone: string): string => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
