import { clockElement, clockOf } from './clock';
import { SHIFT_RULES } from './durations';
import type { Element } from './elements';
import { rules } from './rules';

const EXTREMES = [
  ['FIRST', 'former'],
  ['FINAL', 'latter'],
  ['LAST', 'last'],
  ['LATER', 'later'],
  ['EARLIER', 'earlier'],
  ['LATEST', 'latest'],
  ['EARLIEST', 'earliest'],
] as const;

/** Of offers at once: "the two one" may be the second. */
const MAX_OFFERED = 6;

const choice = (number: string | undefined): Element => ({ kind: 'choice', index: Number(number) - 1 });

/** What answers an offer, besides days and times. */
export const ANSWER_RULES = [
  ...EXTREMES.flatMap(([token, extreme]) => rules([`${token} n1?`], () => ({ kind: 'extreme', extreme }))),
  ...SHIFT_RULES,
  ...rules(['NA DAYU LATER|AFTER'], (days) => ({ kind: 'moved', minutes: 0, days: Number(days ?? 1) })),
  ...rules(['NA DAYU EARLIER'], (days) => ({ kind: 'moved', minutes: 0, days: -Number(days ?? 1) })),
  ...rules(['NA WEEK LATER|AFTER'], (weeks) => ({ kind: 'moved', minutes: 0, days: 7 * Number(weeks ?? 1) })),
  ...rules(['NA WEEK EARLIER'], (weeks) => ({ kind: 'moved', minutes: 0, days: -7 * Number(weeks ?? 1) })),
  ...rules(['OPTION NO', 'O n1', 'O OPTION'], choice),
  // "the Tuesday one", "the ten o'clock one"
  ...rules(['WD n1'], (weekday) => ({ kind: 'weekday', weekday: Number(weekday) })),
  ...rules(['PART n1'], (part) => ({ kind: 'part', part: part as 'morning' })),
  ...rules(['TIME n1', 'N UHR n1'], (hour = '', minute) => clockElement(clockOf(hour, minute))),
  ...rules(['N n1'], (hour = '') => (Number(hour) > MAX_OFFERED ? clockElement(clockOf(hour)) : undefined)),
  ...rules(['N MERIDIEM n1'], (hour = '', meridiem) => clockElement(clockOf(hour, '0', meridiem))),
  ...rules(['SAMETIME'], () => ({ kind: 'sameTime' })),
  ...rules(['SAMEDAY'], () => ({ kind: 'offeredDay', later: 0 })),
  ...rules(['NEXTDAY'], () => ({ kind: 'offeredDay', later: 1 })),
  ...rules(['AGREED'], () => ({ kind: 'agreed' })),
  ...rules(['ANY'], () => ({ kind: 'any' })),
];
