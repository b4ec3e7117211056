import { formatOf } from './format-of';

/** The IANA zone of this browser. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `2026-11-27`: the day of a moment in a zone. */
export function dayOf(moment: string | Date, zone: string): string {
  return formatOf('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(moment));
}

/** 0 to 23, in a zone. */
export function hourOf(moment: string | Date, zone: string): number {
  return Number(formatOf('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(new Date(moment)));
}

/** `GMT+1`, as it is at the moment. */
export function offsetOf(moment: string | Date, zone: string, locale: string): string {
  const parts = formatOf(locale, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(new Date(moment));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** `Europe/Berlin` as `Berlin`, `America/Argentina/Buenos_Aires` as `Buenos Aires`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** Whether clocks in both zones show the same at the moment. */
export const showTheSame = (moment: string | Date, one: string, other: string): boolean =>
  offsetOf(moment, one, 'en') === offsetOf(moment, other, 'en');
