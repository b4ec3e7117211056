import { type Day, dateOf, dayOf, isOneDay, monthOf, only, type Span, weekOf, isoWeek, yearOf } from '../calendar/days';
import { HOLIDAYS } from '../calendar/holidays';
import type { Reference } from '../calendar/wall-clock';
import { type Readings, readings, unsure } from './readings';

/** What the other words of a phrase say about the year and the month. */
export interface Context {
  year?: number;
  month?: { year?: number; month: number };
}

/** A date or month that has just passed is more likely a mistake than meant for next year. */
const JUST_PASSED_DAYS = 60;

/** A yearly date: in the year that was said, else the next one that is not over. */
export function yearly(at: (year: number) => Span | undefined, { today }: Reference, year?: number): Readings {
  if (year !== undefined) return readings(...[at(year)].filter((span) => span !== undefined));
  const thisYear = dateOf(today).year;
  const [now, next] = [at(thisYear), at(thisYear + 1)];
  if (now && now.last >= today) return readings(now);
  if (!next || !now) return readings();
  return today - now.last <= JUST_PASSED_DAYS ? unsure(next) : readings(next);
}

const dayIn = (year: number, month: number, day: number): Span | undefined => {
  const found = dayOf({ year, month, day });
  return found === undefined ? undefined : only(found);
};

/** A date whose month or year may follow from other words, or from the calendar. */
export function dateReadings(
  { day, month, year }: { day: number; month?: number; year?: number },
  reference: Reference,
  context: Context,
): Readings {
  const inMonth = month ?? context.month?.month;
  const inYear = year ?? (month === undefined ? context.month?.year : undefined) ?? context.year;
  if (inMonth !== undefined) return yearly((of) => dayIn(of, inMonth, day), reference, inYear);
  return dayOfMonth(day, reference.today);
}

/** "am dritten": the day of this month, or of the next month if it has passed. */
function dayOfMonth(day: number, today: Day): Readings {
  const now = dateOf(today);
  const next = dateOf(monthOf(now.year, now.month).last + 1);
  const [inThis, inNext] = [dayIn(now.year, now.month, day), dayIn(next.year, next.month, day)];
  if (day > now.day) return readings(...(inThis ? [inThis] : []));
  if (day < now.day) return readings(...(inNext ? [inNext] : []));
  return unsure(...[inThis, inNext].filter((span) => span !== undefined));
}

export function monthReadings(
  { month, offset }: { month?: number; offset?: number },
  reference: Reference,
  { year }: Context,
): Readings {
  const now = dateOf(reference.today);
  if (offset !== undefined) return readings(monthOf(now.year, now.month + offset));
  return yearly((of) => monthOf(of, month ?? now.month), reference, year);
}

/** Named days: on the day itself it is ambiguous whether it or the next one is meant, and "Easter" is several days. */
export function holidayReadings(name: string, reference: Reference, { year }: Context): Readings {
  const at = HOLIDAYS[name];
  if (!at) return readings();
  const found = yearly(at, reference, year);
  const isUnclear = found.spans.some((span) => span.first <= reference.today || !isOneDay(span));
  return { ...found, isDoubtful: found.isDoubtful || isUnclear };
}

export function isoWeekReadings(week: number, reference: Reference, { year }: Context): Readings {
  const at = (of: number): Span | undefined => {
    const monday = isoWeek(of, week);
    return monday === undefined ? undefined : weekOf(monday);
  };
  return yearly(at, { ...reference, today: reference.today }, year);
}

export const yearReadings = (year: number): Readings => readings(yearOf(year));
