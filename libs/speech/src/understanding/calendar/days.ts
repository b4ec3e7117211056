/** A date as the number of days since 1970-01-01, whatever the zone. */
export type Day = number;

/** Days from the first to the last, both included. */
export interface Span {
  first: Day;
  last: Day;
}

export interface YearMonthDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

const DAY_MS = 86_400_000;

/** Undefined where there is no such date. */
export function dayOf({ year, month, day }: YearMonthDay): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / DAY_MS : undefined;
}

export function dateOf(day: Day): YearMonthDay {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** ISO: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The Monday of its ISO week. */
export const mondayOf = (day: Day): Day => day - weekdayOf(day) + 1;

export const weekOf = (day: Day): Span => ({ first: mondayOf(day), last: mondayOf(day) + 6 });

export const only = (day: Day): Span => ({ first: day, last: day });

export const isOneDay = ({ first, last }: Span): boolean => first === last;

export const isWithin = (day: Day, { first, last }: Span): boolean => first <= day && day <= last;

/** Months may run over the year in both directions. */
export function monthOf(year: number, month: number): Span {
  const start = (of: number): Day => Date.UTC(year, of - 1, 1) / DAY_MS;
  return { first: start(month), last: start(month + 1) - 1 };
}

export const yearOf = (year: number): Span => ({ first: monthOf(year, 1).first, last: monthOf(year, 12).last });

/** The same day of the month some months later; undefined where that month is shorter. */
export function monthsLater(day: Day, months: number): Day | undefined {
  const { first } = monthOf(dateOf(day).year, dateOf(day).month + months);
  return dayOf({ ...dateOf(first), day: dateOf(day).day });
}

/** The Monday of an ISO week of a year; undefined where the year has no such week. */
export function isoWeek(year: number, week: number): Day | undefined {
  // The fourth of January always lies in the first week.
  const monday = mondayOf(monthOf(year, 1).first + 3) + 7 * (week - 1);
  return week >= 1 && dateOf(monday + 3).year === year ? monday : undefined;
}
