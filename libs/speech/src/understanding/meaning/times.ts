import type { Clock } from '../grammar/elements';
import { type Hours, namesHour, rangeOfPart } from './parts';
import type { Clocks, Wish } from './wish';

/** When people come: an hour that does not say its half of the day is one of these minutes, both included. */
const OPENING = { from: 7 * 60, to: 20 * 60 };
const DAY_ENDS = 24 * 60;
const ABOUT_MINUTES = 30;

/** A time of day in minutes since midnight; without an end it is a moment. */
export interface TimeReading {
  from: number;
  to?: number;
}

/** The times that words may mean; undefined where they say none, empty where they contradict each other. */
export function timesMeant(wish: Wish): TimeReading[] | undefined {
  const { clocks, parts, timeBounds, isAbout } = wish;
  const parted = new Set(parts.map(({ part }) => part));
  if (parted.size > 1) return [];
  const part = parts[0]?.part;
  if (timeBounds.length > 0) return clocks.length > 0 ? [] : bounded(wish, part && rangeOfPart(part));
  const [clock, ...others] = clocks;
  if (!clock) {
    const range = part && rangeOfPart(part);
    return part === undefined ? undefined : range ? [range] : [];
  }
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(clock))) return [];
  return minutesOf(clock, wish).map((minute) =>
    isAbout ? { from: minute - ABOUT_MINUTES, to: minute + ABOUT_MINUTES } : { from: minute },
  );
}

/** Minutes that clocks may show: both halves of the day where nothing says which. */
export const shownBy = (clocks: Clocks): number[] => clocks.flatMap(halvesOf);

function halvesOf({ hour, minute, half }: Clock): number[] {
  const morning = (hour % 12) * 60 + minute;
  switch (half) {
    case 'whole':
      return [hour * 60 + minute];
    case 'am':
      return [morning];
    case 'pm':
      return [morning + DAY_ENDS / 2];
    default:
      return [morning, morning + DAY_ENDS / 2];
  }
}

const isOpen = (minute: number): boolean => minute >= OPENING.from && minute <= OPENING.to;

/** The part of the day decides first, then the hours at which people come. */
function minutesOf(clocks: Clocks, { parts }: Wish): number[] {
  const part = parts[0]?.part;
  return clocks.flatMap((clock) =>
    halvesOf(clock).filter((minute) => {
      if (part !== undefined) return namesHour(part, minute);
      return clock.half !== 'open' || isOpen(minute);
    }),
  );
}

function bounded(wish: Wish, within: Hours | undefined): TimeReading[] {
  const of = (...bounds: string[]) => wish.timeBounds.filter(({ bound }) => bounds.includes(bound));
  const [lower, upper] = [of('after', 'since'), of('before', 'until')];
  if (lower.length > 1 || upper.length > 1 || wish.isAbout) return [];
  const from = lower[0] && minutesOf(alike(lower[0].clocks, upper[0]?.clocks), wish);
  const to = upper[0] && minutesOf(upper[0].clocks, wish);
  const frame = within ?? { from: 0, to: DAY_ENDS };
  return (from ?? [frame.from])
    .flatMap((start) =>
      (to ?? [frame.to]).map((end) => ({ from: Math.max(start, frame.from), to: Math.min(end, frame.to) })),
    )
    .filter((range) => range.from < range.to && !isOnlyClosing(range, lower[0]?.clocks));
}

/** "ab acht" is no time after closing. */
const isOnlyClosing = ({ from }: TimeReading, clocks: Clocks | undefined): boolean =>
  clocks !== undefined && clocks.every(({ half }) => half === 'open') && from >= OPENING.to;

/** "three to five pm": the "pm" of the end also applies to the beginning, if that is then before the end. */
function alike(from: Clocks, to: Clocks | undefined): Clocks {
  const half = to?.[0]?.half;
  if (half !== 'am' && half !== 'pm') return from;
  const end = Math.min(...shownBy(to ?? []));
  return from.map((clock) => {
    const same: Clock = { ...clock, half };
    return clock.half === 'open' && shownBy([same]).every((minute) => minute < end) ? same : clock;
  });
}
