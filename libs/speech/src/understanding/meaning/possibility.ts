import { type Day, isOneDay, type Span } from '../calendar/days';
import { instantsOf, type Reference, startOf } from '../calendar/wall-clock';
import type { TimeReading } from './times';

/** A time that words may mean. `end` is absent of a moment, null of an open range. */
export interface Possibility {
  start: Date;
  end?: Date | null;
}

/** The days of a span as a range. */
export const wholeDays = ({ first, last }: Span, { zone }: Reference): Possibility => ({
  start: startOf(first, zone),
  end: startOf(last + 1, zone),
});

/** A time on a day: two where a clock change repeats it, none where one leaves it out. */
export function onDay(day: Day, { from, to }: TimeReading, { zone }: Reference): Possibility[] {
  if (to === undefined) return instantsOf(day, from, zone).map((start) => ({ start }));
  const [start] = edgesOf(day, from, zone);
  const end = edgesOf(day, to, zone).at(-1);
  return start && end ? [{ start, end }] : [];
}

/** The edge of a range: midnight is where the day begins, whatever the clock shows then. */
const edgesOf = (day: Day, minute: number, zone: string): Date[] =>
  minute % 1440 === 0 ? [startOf(day + minute / 1440, zone)] : instantsOf(day, minute, zone);

export const onSpan = (span: Span, time: TimeReading, reference: Reference): Possibility[] =>
  isOneDay(span) ? onDay(span.first, time, reference) : [];

/** What of a possibility is still to come; undefined where it is over. */
export function stillToCome({ start, end }: Possibility, { at }: Reference): Possibility | undefined {
  if (end === undefined) return start > at ? { start } : undefined;
  if (end !== null && end <= at) return undefined;
  return { start: start < at ? at : start, end };
}

export const isSame = (one: Possibility, other: Possibility): boolean =>
  one.start.getTime() === other.start.getTime() && one.end?.getTime() === other.end?.getTime();
