import { DateTime } from 'luxon';
import { invalid } from '@app/common';

/** IANA: the zone in which times were shown to the caller, then others that the caller may calculate in. */
export type Zones = readonly [string, ...string[]];

const SHAPE =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/i;
const FORM = 'must be an ISO 8601 date and time, such as 2026-03-02T14:30:00+01:00';
/** A later year is assumed to be a typing error. */
const MAX_YEARS_AHEAD = 3;

interface Written {
  /** The time on the clocks, as if in UTC. */
  wall: DateTime;
  /** Minutes; absent: the text has none. */
  offset?: number;
  isUtc: boolean;
}

/**
 * The instant that a `start` means; without an offset it is a time on the clocks of the zone.
 * @param zone IANA: the one in which times were shown to the caller.
 * @throws AppError 400 naming `start`: no such form, day or time, or a time that the zone has twice: the `options`.
 */
export function readStart(text: string, zone: string): Date {
  const { wall, offset } = written(text);
  if (offset !== undefined) return at(wall, offset).toJSDate();
  const [first, second] = readings(wall, zone);
  if (first === undefined) throw refused(gapIn(wall, zone));
  if (second === undefined) return first.toJSDate();
  throw twoReadings(`is a time that ${zone} has twice on that day, as its clocks go back`, [first, second]);
}

/**
 * An offset must be that of one of the zones at that time: with a wrong one, the intended hour is ambiguous. `Z` is
 * UTC.
 * @throws AppError 400 naming `start`, with the readings as `options`.
 */
export function checkOffset(text: string, zones: Zones): void {
  const { wall, offset, isUtc } = written(text);
  if (offset === undefined || isUtc) return;
  const instant = at(wall, offset);
  if (zones.some((zone) => instant.setZone(zone).offset === offset)) return;
  const [zone] = zones;
  throw twoReadings(`has an offset that ${zone} does not have at that time`, [
    ...readings(wall, zone),
    instant.setZone(zone),
  ]);
}

/** @throws AppError 400 naming the field for a time that has passed, and for one years ahead. */
export function checkStart(start: Date, now: Date, field: 'start' | 'slot_id' = 'start'): void {
  if (start <= now) throw invalid({ field, message: 'must lie in the future' });
  if (start > DateTime.fromJSDate(now).plus({ years: MAX_YEARS_AHEAD }).toJSDate())
    throw invalid({ field, message: `must lie within the next ${MAX_YEARS_AHEAD} years` });
}

function written(text: string): Written {
  const [, day, time, offset] = SHAPE.exec(text.trim()) ?? [];
  if (day === undefined || time === undefined) throw refused(FORM);
  const wall = DateTime.fromISO(`${day}T${time}`, { zone: 'utc' });
  if (!/^(19|2\d)/.test(day) || !wall.isValid || time.startsWith('24')) throw refused(`${FORM}, that exists`);
  if (wall.second !== 0 || wall.millisecond !== 0) throw refused('must be a whole minute');
  if (offset === undefined) return { wall, isUtc: false };
  if (/^z$/i.test(offset)) return { wall, offset: 0, isUtc: true };
  const [sign, hours, minutes] = [offset.startsWith('-') ? -1 : 1, offset.slice(1, 3), offset.slice(3).slice(-2)];
  return { wall, offset: sign * (Number(hours) * 60 + Number(minutes)), isUtc: false };
}

const at = (wall: DateTime, offset: number): DateTime => DateTime.fromMillis(wall.toMillis() - offset * 60_000);

/**
 * The instants at which the clocks of a zone show a time: one, none in a gap, two when clocks go back. The zone's
 * offsets around the same time in UTC include those at the time itself.
 */
function readings(wall: DateTime, zone: string): DateTime[] {
  const around = [-15, 0, 15].map((hours) => DateTime.fromMillis(wall.toMillis(), { zone }).plus({ hours }));
  const offsets = [...new Set(around.map((moment) => moment.offset))].toSorted((a, b) => b - a);
  return offsets
    .map((minutes) => at(wall, minutes).setZone(zone))
    .filter((moment) => moment.toFormat('yyyy-MM-dd HH:mm') === wall.toFormat('yyyy-MM-dd HH:mm'));
}

const gapIn = (wall: DateTime, zone: string): string =>
  `is a time that ${zone} does not have on ${wall.toFormat('yyyy-MM-dd')}, as its clocks go forward`;

const refused = (message: string) => invalid({ field: 'start', message });

function twoReadings(message: string, moments: readonly DateTime[]) {
  const options = moments.map((moment) => moment.toISO({ suppressMilliseconds: true, suppressSeconds: false }) ?? '');
  return invalid({ field: 'start', message: `${message}; send ${options.join(' or ')}`, options });
}
