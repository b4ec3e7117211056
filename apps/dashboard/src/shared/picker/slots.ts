import type { Slot } from '@team-selector/client';
import { formatOf } from '../time/format-of';
import { dayOf, hourOf } from '../time/zones';

/** The slots of each day, in a zone. */
export function byDay(slots: readonly Slot[], zone: string): ReadonlyMap<string, Slot[]> {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = dayOf(slot.start, zone);
    const slotsOfDay = days.get(day);
    if (slotsOfDay) slotsOfDay.push(slot);
    else days.set(day, [slot]);
  }
  return days;
}

const PARTS = [
  ['morning', 0, 12],
  ['afternoon', 12, 17],
  ['evening', 17, 24],
] as const;

export type PartOfDay = (typeof PARTS)[number][0];

/** The slots of one day by part of the day; parts without any are left out. */
export function byPartOfDay(slots: readonly Slot[], zone: string): { part: PartOfDay; slots: Slot[] }[] {
  return PARTS.map(([part, from, to]) => ({
    part,
    slots: slots.filter(({ start }) => {
      const hour = hourOf(start, zone);
      return hour >= from && hour < to;
    }),
  })).filter((group) => group.slots.length > 0);
}

const distance = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other));

/** The slots nearest to a time that cannot be had, in the order of the day. */
export const nearestTo = (start: string, slots: readonly Slot[], count: number): Slot[] =>
  slots
    .filter((slot) => distance(slot.start, start) > 0)
    .toSorted((a, b) => distance(a.start, start) - distance(b.start, start))
    .slice(0, count)
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));

/** Whether clocks go back on this day, so that it has an hour twice. */
export function hasAnHourTwice(slots: readonly Slot[], zone: string): boolean {
  const format = formatOf('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const times = slots.map(({ start }) => format.format(new Date(start)));
  return new Set(times).size < times.length;
}
