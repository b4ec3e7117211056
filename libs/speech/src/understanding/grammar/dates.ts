import type { DayElement, Element } from './elements';
import { rules } from './rules';

const RECENT_CENTURY = 2000;

/** A date by its day, month and year as written; undefined where no month has such a day. */
function dateElement(day?: string, month?: string, year?: string): DayElement | undefined {
  const date = { day: Number(day), month: month === undefined ? undefined : Number(month), year: yearOf(year) };
  if (date.day < 1 || date.day > 31 || (date.month !== undefined && (date.month < 1 || date.month > 12)))
    return undefined;
  return { kind: 'date', ...date };
}

const yearOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text) + (text.length <= 2 ? RECENT_CENTURY : 0);

/** Day and month, or month and day: taken where only one of them is a date. */
function slashed(first?: string, second?: string, year?: string): Element | undefined {
  const dates = [dateElement(first, second, year), dateElement(second, first, year)].filter(
    (date) => date?.kind === 'date',
  );
  if (dates.length === 1 || first === second) return dates[0];
  return dates.length === 0 ? undefined : { kind: 'dates', dates: dates as { day: number; month: number }[] };
}

const nthWeekday = (nth: number, weekday?: string): Element => ({ kind: 'nth', nth, weekday: Number(weekday) });
const MAX_NTH = 5;

/** Dates in numbers and in words. */
export const DATE_RULES = [
  ...rules(['DATE', 'NO OF? MON', 'O O'], dateElement),
  ...rules(['DATEY', 'NO OF? MON Y4', 'O O Y4'], dateElement),
  ...rules(['NO OF? MON n20 N', 'O O n20 N'], (day, month, year) => dateElement(day, month, `20${year}`)),
  // "am vierten Ersten siebenundzwanzig": no hour is that late.
  ...rules(['O O N'], (day, month, year) => (Number(year) > 24 ? dateElement(day, month, year) : undefined)),
  ...rules(['ISO'], (year, month, day) => dateElement(day, month, year)),
  ...rules(['SLASHED'], slashed),
  ...rules(['SLASHEDY'], slashed),
  ...rules(['O'], (day) => dateElement(day)),
  ...rules(['MON'], (month) => ({ kind: 'month', month: Number(month) })),
  ...rules(['MON Y4'], (month, year) => [
    { kind: 'month', month: Number(month) },
    { kind: 'year', year: Number(year) },
  ]),
  ...rules(['O WD'], (nth, weekday) =>
    Number(nth) <= MAX_NTH
      ? { kind: 'question', reason: 'several' }
      : [dateElement(nth) as Element, { kind: 'weekday', weekday: Number(weekday) }],
  ),
  ...rules(['O WEEK', 'O WEEKEND', 'O WEEK IN|OF', 'O WEEKEND IN|OF'], () => ({ kind: 'question', reason: 'several' })),
  ...rules(['O WD IN|OF? MON'], (nth, weekday, month) =>
    Number(nth) > MAX_NTH ? undefined : [nthWeekday(Number(nth), weekday), { kind: 'month', month: Number(month) }],
  ),
  ...rules(['LAST WD IN|OF? MON'], (weekday, month) => [
    nthWeekday(-1, weekday),
    { kind: 'month', month: Number(month) },
  ]),
  ...rules(['O WD IN|OF? NEXT|COMING MONTH'], (nth, weekday) => [
    nthWeekday(Number(nth), weekday),
    { kind: 'month', offset: 1 },
  ]),
  ...rules(['LAST WD IN|OF? NEXT|COMING MONTH'], (weekday) => [nthWeekday(-1, weekday), { kind: 'month', offset: 1 }]),
  ...rules(['O WD IN|OF? THIS MONTH', 'O WD IN|OF? MONTH'], (nth, weekday) => [
    nthWeekday(Number(nth), weekday),
    { kind: 'month', offset: 0 },
  ]),
  ...rules(['LAST WD IN|OF? THIS MONTH', 'LAST WD IN|OF MONTH'], (weekday) => [
    nthWeekday(-1, weekday),
    { kind: 'month', offset: 0 },
  ]),
  ...rules(['YEARS'], (offset) => ({ kind: 'year', offset: Number(offset) })),
];

/** "am 3 um 10", as recognisers write it. */
export const GERMAN_DATE_RULES = rules(['ON N'], (day) => dateElement(day));

/** "January seventh". */
export const ENGLISH_DATE_RULES = [
  ...rules(['MON NO'], (month, day) => dateElement(day, month)),
  ...rules(['MON NO Y4'], (month, day, year) => dateElement(day, month, year)),
  ...rules(['MON NO n20 N'], (month, day, year) => dateElement(day, month, `20${year}`)),
];
