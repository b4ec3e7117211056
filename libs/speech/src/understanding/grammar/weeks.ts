import type { Element, Which } from './elements';
import { rules } from './rules';

const WHICH: readonly (readonly [word: string, which: Which, offset: number])[] = [
  ['THIS', 'this', 0],
  ['NEXT', 'next', 1],
  ['COMING', 'coming', 1],
  ['AFTERNEXT', 'afterNext', 2],
];

const day = (...offsets: number[]): Element => ({ kind: 'day', offsets });
const weekday = (text: string | undefined, more: { which?: Which; weeks?: number } = {}): Element => ({
  kind: 'weekday',
  weekday: Number(text),
  ...more,
});
const count = (text: string | undefined): number => Number(text ?? 1);

const NAMED = WHICH.flatMap(([word, which, offset]) => [
  ...rules([`${word} WD`, ...(which === 'next' || which === 'afterNext' ? [`WD ${word}`] : [])], (wd) =>
    weekday(wd, { which }),
  ),
  ...rules([`${word} WEEK`, ...(which === 'afterNext' ? [`WEEK ${word}`] : [])], () => ({ kind: 'week', offset })),
  ...rules([`WD IN|OF|ON? ${word} WEEK`, ...(which === 'afterNext' ? [`WD IN|OF|ON? WEEK ${word}`] : [])], (wd) => [
    weekday(wd),
    { kind: 'week', offset },
  ]),
  ...rules([`${word} WEEKEND`, ...(which === 'afterNext' ? [`WEEKEND ${word}`] : [])], () => ({
    kind: 'weekend',
    which,
  })),
  ...rules([`${word} MONTH`, ...(which === 'afterNext' ? [`MONTH ${word}`] : [])], () => ({ kind: 'month', offset })),
]);

/** So many weeks after a day: "Freitag in einer Woche", "a week on Friday", "Friday week", "today fortnight". */
const LATER = [
  ...rules(['DAY IN NA WEEK'], (offset, weeks) => day(Number(offset) + 7 * count(weeks))),
  ...rules(['NA WEEK FROM|SINCE|ON? DAY'], (weeks, offset) => day(Number(offset) + 7 * count(weeks))),
  ...rules(['DAY WEEK'], (offset) => day(Number(offset) + 7)),
  ...rules(['DAY IN? A? FORTNIGHT', 'A? FORTNIGHT FROM|SINCE|ON? DAY'], (offset) => day(Number(offset) + 14)),
  ...rules(['MORGEN IN NA WEEK'], (weeks) => day(1 + 7 * count(weeks))),
  ...rules(['MORGEN IN n14 DAYU'], () => day(15)),
  ...rules(['THIS DAYU WEEK'], () => day(7)),
  ...rules(['THIS DAYU FORTNIGHT'], () => day(14)),
  ...rules(['WD IN NA WEEK'], (wd, weeks) => weekday(wd, { weeks: count(weeks) })),
  ...rules(['NA WEEK FROM|SINCE|ON WD'], (weeks, wd) => weekday(wd, { weeks: count(weeks) })),
  ...rules(['WD WEEK'], (wd) => weekday(wd, { weeks: 1 })),
  ...rules(['WD IN? A? FORTNIGHT', 'A? FORTNIGHT FROM|SINCE|ON WD'], (wd) => weekday(wd, { weeks: 2 })),
  ...rules(['WD IN N DAYU'], (wd, days) =>
    Number(days) % 7 === 0 ? weekday(wd, { weeks: Number(days) / 7 }) : { kind: 'question', reason: 'several' },
  ),
];

/** Days, weeks, weekends and months that count from today, or from a named day. */
export const WEEK_RULES = [
  ...NAMED,
  ...LATER,
  ...rules(['WD'], (wd) => weekday(wd)),
  ...rules(['MORGEN', 'DAY_1'], () => ({ kind: 'day', offsets: [1], isTomorrow: true })),
  ...rules(['DAY_2'], () => ({ kind: 'day', offsets: [2], isTomorrow: true })),
  ...rules(['DAY'], (offset) => day(Number(offset))),
  ...rules(['LATERTODAY'], () => ({ kind: 'day', offsets: [0], isRest: true })),
  ...rules(['WD MORGEN'], (wd) => [weekday(wd), { kind: 'part', part: 'early', orTomorrow: true }]),
  ...rules(['DAY MORGEN'], (offset) => [day(Number(offset)), { kind: 'part', part: 'early' }]),
  ...rules(['THIS PART'], (part) => [day(0), { kind: 'part', part: part as 'morning' }]),
  ...rules(['TONIGHT'], () => [day(0), { kind: 'part', part: 'evening' }]),
  ...rules(['WEEKEND'], () => ({ kind: 'weekend' })),
  ...rules(['IN NA WEEK', 'NA WEEK FROMNOW'], (weeks) => ({ kind: 'week', offset: count(weeks), isCounted: true })),
  ...rules(['IN A? FORTNIGHT', 'A? FORTNIGHT FROMNOW'], () => ({ kind: 'week', offset: 2, isCounted: true })),
  ...rules(['IN NA DAYU', 'NA DAYU FROMNOW'], (days) => day(count(days))),
  ...rules(['NA DAYU FROM|SINCE DAY'], (days, offset) => day(count(days) + Number(offset))),
  ...rules(['DAY IN NA DAYU'], (offset, days) => day(Number(offset) + count(days))),
  ...rules(['IN NA MONTH', 'NA MONTH FROMNOW', 'DAY_0 IN NA MONTH'], (months) => ({
    kind: 'months',
    count: count(months),
  })),
  ...rules(['KW NO', 'O KW', 'WEEK KW NO'], (week) => ({ kind: 'isoWeek', week: Number(week) })),
  ...rules(['NEXT|COMING N DAYU|WEEK|MONTH'], () => ({ kind: 'question', reason: 'vague' })),
  ...rules(['LAST WD|WEEK|WEEKEND|MONTH', 'PASTDAY'], () => ({ kind: 'question', reason: 'past' })),
  ...rules(['IN? WEEK FROM|OF|SINCE'], () => ({ kind: 'weekOf' })),
  ...rules(['DAYU AFTER'], () => ({ kind: 'shift', days: 1 })),
  ...rules(['DAYU BEFORE'], () => ({ kind: 'shift', days: -1 })),
  ...rules(['NA DAYU AFTER'], (days) => ({ kind: 'shift', days: count(days) })),
  ...rules(['NA DAYU BEFORE'], (days) => ({ kind: 'shift', days: -count(days) })),
  ...rules(['NA WEEK AFTER'], (weeks) => ({ kind: 'shift', days: 7 * count(weeks) })),
  ...rules(['NA WEEK BEFORE'], (weeks) => ({ kind: 'shift', days: -7 * count(weeks) })),
  ...rules(['HOL'], (name = '') => ({ kind: 'holiday', name })),
];

const portion = (name: 'beginning' | 'middle' | 'end'): Element => ({ kind: 'portion', portion: name });

/** Thirds of a week or a month. */
export const PORTION_RULES = (
  [
    ['BEGIN', 'EARLY', 'beginning'],
    ['MID', undefined, 'middle'],
    ['END', 'LATE', 'end'],
  ] as const
).flatMap(([word, adjective, name]) => [
  ...rules([`${word} OF?`], () => portion(name)),
  ...rules([`${word} OF? WEEK`], () => [portion(name), { kind: 'week', offset: 0 }]),
  ...rules([`${word} OF? MONTH`], () => [portion(name), { kind: 'month', offset: 0 }]),
  ...(adjective === undefined
    ? []
    : WHICH.flatMap(([which, , offset]) =>
        rules([`${adjective} ${which} WEEK`], () => [portion(name), { kind: 'week', offset }]),
      )),
  ...(adjective === undefined
    ? []
    : rules([`${adjective} IN? MON`], (month) => [portion(name), { kind: 'month', month: Number(month) }])),
]);

/** "in acht Tagen" is a week, unless it is counted. */
export const GERMAN_WEEK_RULES = [
  ...rules(['IN n8 DAYU'], () => day(7, 8)),
  ...rules(['DAY IN n8 DAYU'], (offset) => day(7 + Number(offset), 8 + Number(offset))),
  ...rules(['MORGEN IN n8 DAYU'], () => day(8, 9)),
];

export const ENGLISH_WEEK_RULES = [
  ...rules(['NA WEEK WD'], (weeks, wd) => weekday(wd, { weeks: count(weeks) })),
  ...rules(['WEEK N'], (week) => ({ kind: 'isoWeek', week: Number(week) })),
  ...rules(['WD IN|OF|ON? WEEK N'], (wd, week) => [weekday(wd), { kind: 'isoWeek', week: Number(week) }]),
];
