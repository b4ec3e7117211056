import { DateTime } from 'luxon';

/** A day, and a time without an offset, in whatever form. */
const DAY_AND_TIME = /^(\d{4}-\d{2}-\d{2})[T ][^Z+]*$/i;
/** As it is written in German. */
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\b/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The day of a date that a model wrote with a time: as it stands, or, where an offset makes it an instant, the day that it
 * falls on in the zone. Anything else unchanged.
 */
export function dayIn(value: unknown, zone: string): unknown {
  if (typeof value !== 'string') return value;
  const [, dayOfMonth, month, year] = DOTTED.exec(value.trim()) ?? [];
  if (year !== undefined) return `${year}-${month?.padStart(2, '0')}-${dayOfMonth?.padStart(2, '0')}`;
  const [, day, , , offset] = DATE_TIME.exec(value.trim()) ?? [];
  if (day === undefined) return DAY_AND_TIME.exec(value.trim())?.[1] ?? value;
  if (offset === undefined) return day;
  const instant = DateTime.fromISO(value.trim().replace(' ', 'T'), { zone });
  return instant.isValid ? instant.toISODate() : value;
}
