import { Info, type Zone } from 'luxon';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A day of UTC. Minutes that the zone is ahead of UTC: `before` the change, from then on `after`. */
interface DayOffsets {
  before: number;
  changesAt: number;
  after: number;
}

/**
 * Writes instants in the local time of one zone. The zone is asked twice a day instead of once an instant, which is what
 * makes a text expensive: where the answers differ, the change between them is found by bisection.
 */
export class LocalTimes {
  private readonly zone: Zone;
  private readonly days = new Map<number, DayOffsets>();
  /** Beginnings of texts, by the day of local time. */
  private readonly dates = new Map<number, string>();

  /** @param timezone an existing IANA zone. */
  constructor(timezone: string) {
    this.zone = Info.normalizeZone(timezone);
  }

  /** ISO 8601 with milliseconds and offset: `2026-12-01T10:00:00.000+01:00`; in UTC itself with `Z`. */
  iso(instant: Date): string {
    const millis = instant.getTime();
    const offset = this.offsetAt(millis);
    const local = millis + offset * MINUTE_MS;
    const day = Math.floor(local / DAY_MS);
    return (
      this.dateOf(day) +
      timeOf(local - day * DAY_MS) +
      (this.zone.isUniversal && offset === 0 ? 'Z' : offsetText(offset))
    );
  }

  private offsetAt(millis: number): number {
    const day = Math.floor(millis / DAY_MS);
    let offsets = this.days.get(day);
    if (!offsets) this.days.set(day, (offsets = this.offsetsOf(day * DAY_MS)));
    return millis < offsets.changesAt ? offsets.before : offsets.after;
  }

  /** No zone has ever changed twice within one day of UTC and been back where it was at the end. */
  private offsetsOf(start: number): DayOffsets {
    const before = this.zone.offset(start);
    let [same, changed] = [start, start + DAY_MS];
    const after = this.zone.offset(changed);
    if (before === after) return { before, changesAt: changed, after };
    while (changed - same > 1) {
      const middle = Math.floor((same + changed) / 2);
      if (this.zone.offset(middle) === before) same = middle;
      else changed = middle;
    }
    return { before, changesAt: changed, after };
  }

  private dateOf(day: number): string {
    let date = this.dates.get(day);
    if (date === undefined) {
      const text = new Date(day * DAY_MS).toISOString();
      this.dates.set(day, (date = text.slice(0, text.indexOf('T') + 1)));
    }
    return date;
  }
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** The texts of all minutes of a day. */
const wholeMinutes = Array.from(
  { length: DAY_MS / MINUTE_MS },
  (_, minute) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00.000`,
);

/** @param millis since midnight. Slots that do not begin with a minute are rare. */
const timeOf = (millis: number): string =>
  wholeMinutes[millis / MINUTE_MS] ?? new Date(millis).toISOString().slice(11, -1);

const offsetTexts = new Map<number, string>();

/** There are few of them in the world. */
function offsetText(offset: number): string {
  let text = offsetTexts.get(offset);
  if (text === undefined) {
    const minutes = Math.trunc(Math.abs(offset));
    text = `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
    offsetTexts.set(offset, text);
  }
  return text;
}
