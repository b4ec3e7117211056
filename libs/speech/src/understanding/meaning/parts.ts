import type { Bound, Clock, Part } from '../grammar/elements';

/** Minutes since midnight; the end is not included. */
export interface Hours {
  from: number;
  to: number;
}

const hours = (from: number, to: number): Hours => ({ from: from * 60, to: to * 60 });

/** The range of a part of the day; the night is absent, since it does not belong to one day. */
const RANGES: Readonly<Partial<Record<Part, Hours>>> = {
  early: hours(6, 10),
  morning: hours(6, 12),
  forenoon: hours(8, 12),
  midday: hours(12, 14),
  afternoon: hours(12, 18),
  evening: hours(18, 22),
};

/** Hours that people name together with a part of the day: "abends um fünf", "drei Uhr früh". */
const HALVES: Readonly<Record<Part, Hours>> = {
  early: hours(1, 12),
  morning: hours(5, 12),
  forenoon: hours(6, 13),
  midday: hours(11, 15),
  afternoon: hours(12, 19),
  evening: hours(16, 24),
  night: hours(18, 24),
};

export const rangeOfPart = (part: Part): Hours | undefined => RANGES[part];

export const namesHour = (part: Part, minute: number): boolean =>
  minute >= HALVES[part].from && minute < HALVES[part].to;

/** The time that a part of the day is as a bound, where only one can be meant: "vor Mittag", "ab Nachmittag". */
export function boundByPart(bound: Bound, part: Part): Clock | undefined {
  const isStart = bound === 'since' || bound === 'before' || (bound === 'until' && part === 'midday');
  const range = RANGES[part];
  return isStart && range ? { hour: range.from / 60, minute: 0, half: 'whole' } : undefined;
}
