import { DateTime } from 'luxon';
import type { Host } from '../model';

/** Half-open, in milliseconds since the epoch. */
export interface Interval {
  start: number;
  end: number;
}

export const overlaps = (a: Interval, b: Interval) => a.start < b.end && b.start < a.end;

const DAY_MS = 86_400_000;

/** A host's working periods in a span. Hours are local times, so they shift in UTC when the clocks change. */
export function workingPeriods({ timeZone, hours }: Host, span: Interval): Interval[] {
  const first = DateTime.fromMillis(span.start, { zone: timeZone }).startOf('day');
  const days = Math.ceil((span.end - first.toMillis()) / DAY_MS) + 1;
  const periods: Interval[] = [];
  for (let ahead = 0; ahead <= days; ahead += 1) {
    const day = first.plus({ days: ahead });
    for (const [from, to] of hours[day.weekday] ?? []) periods.push({ start: at(day, from), end: at(day, to) });
  }
  return periods.filter((period) => overlaps(period, span));
}

function at(day: DateTime, time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return day.set({ hour, minute }).toMillis();
}
