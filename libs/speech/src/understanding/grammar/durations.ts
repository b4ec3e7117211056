import type { Element } from './elements';
import { rules, type Rule, type Values } from './rules';

const HOUR = 60;

/** Minutes of a duration, by the patterns that say it. */
const DURATIONS: readonly (readonly [patterns: readonly string[], minutes: (...values: Values) => number])[] = [
  [['NA HOURU'], (hours) => Number(hours ?? 1) * HOUR],
  [['A? HALF A? HOURU'], () => HOUR / 2],
  [['NA HOURU AND A HALF', 'NA AND A HALF HOURU'], (hours) => (Number(hours ?? 1) + 0.5) * HOUR],
  [['NA HOURU AND A QUARTER'], (hours) => (Number(hours ?? 1) + 0.25) * HOUR],
  [['F HOURU'], (tenths) => (Number(tenths) / 10) * HOUR],
  [['NA HOURU AND? N MINUTEU'], (hours, minutes) => Number(hours ?? 1) * HOUR + Number(minutes)],
  [['N MINUTEU'], Number],
  [['A? QUARTERHOUR', 'A? QUARTER HOURU'], () => HOUR / 4],
  [['A? THREEQHOUR', 'THREEQ HOURU'], () => (3 * HOUR) / 4],
];

/** Rules for durations inside other words; `*` stands for the duration. */
const around = (frames: readonly string[], read: (minutes: number) => Element): Rule[] =>
  DURATIONS.flatMap(([patterns, minutes]) =>
    rules(
      frames.flatMap((frame) => patterns.map((pattern) => frame.replace('*', pattern))),
      (...values) => read(minutes(...values)),
    ),
  );

/** "in anderthalb Stunden", "an hour from now". */
export const DURATION_RULES = around(['IN *', '* FROMNOW', 'DAY_0 IN *'], (minutes) => ({ kind: 'moment', minutes }));

/** "an hour later" than what was offered. */
export const SHIFT_RULES = [
  ...around(['* LATER|AFTER'], (minutes) => ({ kind: 'moved', minutes, days: 0 })),
  ...around(['* EARLIER'], (minutes) => ({ kind: 'moved', minutes: -minutes, days: 0 })),
];
