import { DateTime } from 'luxon';

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The day of a date that a model wrote with a time: as it stands, or, where an offset makes it an instant, the day that it
 * falls on in the zone. Anything else unchanged.
 */
export function dayIn(value: unknown, zone: string): unknown {
  const [, day, , , offset] = (typeof value === 'string' && DATE_TIME.exec(value.trim())) || [];
  if (day === undefined || typeof value !== 'string') return value;
  if (offset === undefined) return day;
  const instant = DateTime.fromISO(value.trim().replace(' ', 'T'), { zone });
  return instant.isValid ? instant.toISODate() : value;
}
