import { regional } from '../text/regional';
import { formatOf } from './format-of';
import { offsetOf } from './zones';

const inRegion = (locale: string, options: Intl.DateTimeFormatOptions) => formatOf(regional(locale), options);

/** `10:30`. */
export const timeText = (moment: string | Date, zone: string, locale: string): string =>
  inRegion(locale, { timeZone: zone, timeStyle: 'short' }).format(new Date(moment));

/** `Fr., 27. November 2026`: never digits alone, which two countries read differently. */
export const dateText = (moment: string | Date, zone: string, locale: string): string =>
  inRegion(locale, { timeZone: zone, weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(moment),
  );

/** `Fr., 27. Nov. 2026`: for lists, which have little room. */
export const shortDateText = (moment: string | Date, zone: string, locale: string): string =>
  inRegion(locale, { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(moment),
  );

/** `Freitag, 27. November 2026`: names a day. */
export const dayText = (moment: string | Date, zone: string, locale: string): string =>
  inRegion(locale, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(moment),
  );

/** `27. Nov., 10:30`: for lists. */
export const momentText = (moment: string | Date, zone: string, locale: string): string =>
  inRegion(locale, { timeZone: zone, day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(
    new Date(moment),
  );

/** `02:30 GMT+2`: the offset distinguishes an hour that a day has twice. */
export const timeWithOffset = (moment: string | Date, zone: string, locale: string): string =>
  `${timeText(moment, zone, locale)} ${offsetOf(moment, zone, locale)}`;
