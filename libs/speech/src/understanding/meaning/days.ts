import { dateOf, type Day, isOneDay, monthsLater, only, type Span, weekdayOf, weekOf } from '../calendar/days';
import { nthWeekday } from '../calendar/holidays';
import type { Reference } from '../calendar/wall-clock';
import type { DayElement } from '../grammar/elements';
import { type Context, dateReadings, holidayReadings, isoWeekReadings, monthReadings, yearReadings } from './dates';
import { portionReadings } from './portions';
import { both, mapped, type Readings, readings, unsure } from './readings';
import { type Weekday, weekdayReadings } from './weekday';
import { weekendReadings } from './weekend';

/** Until this minute of the night "tomorrow" may mean the day that has already begun. */
const NIGHT_ENDS = 4 * 60;

/** The days that elements mean together; no spans where they contradict each other, or where there is no such day. */
export function daysMeant(elements: readonly DayElement[], reference: Reference): Readings {
  const context = contextOf(elements, reference);
  const isUsed = (element: DayElement): boolean => !isContext(element, elements);
  const weekdays = elements.filter((element) => element.kind === 'weekday');
  const [weekday] = weekdays;
  if (weekdays.some((other) => other.weekday !== weekday?.weekday))
    return unsure(...weekdays.flatMap((other) => weekdayReadings(other, reference).spans));
  const fixed = elements
    .filter((element) => element.kind !== 'weekday' && isUsed(element))
    .map((element) => readingsOf(element, { elements, reference, context, weekday }));
  const portion = elements.find((element) => element.kind === 'portion');
  const found = fixed.reduce<Readings | undefined>((sofar, next) => (sofar ? both(sofar, next) : next), undefined);
  const ofWeek = found && elements.some(({ kind }) => kind === 'weekOf') ? mapped(found, weekOfDay) : found;
  const portioned = portion && ofWeek ? portionReadings(portion.portion, ofWeek, reference) : ofWeek;
  if (portion && (weekday || !ofWeek)) return readings();
  if (!portioned) return weekday ? weekdayReadings(weekday, reference) : readings();
  return weekday ? onWeekday(portioned, weekday, reference) : portioned;
}

const weekOfDay = (span: Span): Span | undefined => (isOneDay(span) ? weekOf(span.first) : undefined);

/** Years and months that only complete another element, and words that change one. */
function isContext(element: DayElement, elements: readonly DayElement[]): boolean {
  const hasYearly = elements.some(
    ({ kind }) => kind === 'date' || kind === 'month' || kind === 'holiday' || kind === 'isoWeek' || kind === 'nth',
  );
  if (element.kind === 'portion' || element.kind === 'weekOf') return true;
  if (element.kind === 'year') return hasYearly;
  if (element.kind !== 'month') return false;
  return elements.some((other) => other.kind === 'nth' || (other.kind === 'date' && other.month === undefined));
}

function contextOf(elements: readonly DayElement[], { today }: Reference): Context {
  const now = dateOf(today);
  const year = elements.find((element) => element.kind === 'year');
  const month = elements.find((element) => element.kind === 'month');
  const context: Context = year ? { year: year.year ?? now.year + (year.offset ?? 0) } : {};
  if (month?.month !== undefined) return { ...context, month: { month: month.month } };
  if (month?.offset === undefined) return context;
  const index = now.month - 1 + month.offset;
  return { ...context, month: { year: now.year + Math.floor(index / 12), month: (index % 12) + 1 } };
}

const isWeek = ({ kind }: DayElement): boolean => kind === 'week' || kind === 'isoWeek';

/** A phrase around one of its elements. */
interface Said {
  elements: readonly DayElement[];
  reference: Reference;
  context: Context;
  weekday: Weekday | undefined;
}

function readingsOf(element: DayElement, { elements, reference, context, weekday }: Said): Readings {
  const { today, minute } = reference;
  switch (element.kind) {
    case 'date':
      return dateReadings(element, reference, context);
    case 'dates':
      return readings(...element.dates.flatMap((date) => dateReadings(date, reference, context).spans));
    case 'day': {
      const days = element.offsets.map((offset) => only(today + offset));
      if (!element.isTomorrow || minute >= NIGHT_ENDS) return readings(...days);
      return unsure(...days.flatMap(({ first }) => [only(first - 1), only(first)]));
    }
    case 'months': {
      const day = monthsLater(today, element.count);
      return readings(...(day === undefined ? [] : [only(day)]));
    }
    case 'week':
      return weekReadings(element, reference, weekday);
    case 'isoWeek':
      return isoWeekReadings(element.week, reference, context);
    case 'weekend':
      return weekendReadings(element.which, reference, elements.some(isWeek));
    case 'month':
      return monthReadings(element, reference, context);
    case 'year':
      return yearReadings(element.year ?? dateOf(today).year + (element.offset ?? 0));
    case 'holiday':
      return holidayReadings(element.name, reference, context);
    case 'nth': {
      const month = context.month && monthReadings(monthNamed(context.month, reference), reference, context);
      return month ? mapped(month, (span) => single(nthWeekday(span, element.weekday, element.nth))) : readings();
    }
    case 'shifted':
      return mapped(daysMeant(element.from, reference), ({ first, last }) =>
        only(element.days > 0 ? last + element.days : first + element.days),
      );
    case 'beside':
      return readings(...daysMeant(element.of, reference).spans.map((span) => only(beside(element, span))));
    default:
      return readings();
  }
}

/** The next such weekday after or before days. */
function beside({ weekday, side }: Extract<DayElement, { kind: 'beside' }>, { first, last }: Span): Day {
  return side === 'after'
    ? last + ((weekday - weekdayOf(last) + 6) % 7) + 1
    : first - ((weekdayOf(first) - weekday + 6) % 7) - 1;
}

const single = (day: number | undefined): Span | undefined => (day === undefined ? undefined : only(day));

/** A month of the context as an element: by its distance where its year is known. */
function monthNamed(
  { year, month }: { year?: number; month: number },
  { today }: Reference,
): { month?: number; offset?: number } {
  const now = dateOf(today);
  return year === undefined ? { month } : { offset: (year - now.year) * 12 + month - now.month };
}

function weekReadings(
  { offset, isCounted }: Extract<DayElement, { kind: 'week' }>,
  reference: Reference,
  weekday: Weekday | undefined,
): Readings {
  const { today, minute } = reference;
  const inWeeks = today + 7 * offset;
  // "in zwei Wochen" is a day; with a weekday it is that of its week, or so many weeks after the coming one.
  if (isCounted) {
    if (!weekday) return readings(only(inWeeks));
    const later = weekdayReadings({ ...weekday, weeks: offset }, reference);
    return { spans: [weekOf(inWeeks), ...later.spans], isDoubtful: later.isDoubtful };
  }
  // Who still calls it Sunday means another week.
  const isNight = weekdayOf(today) === 1 && minute < NIGHT_ENDS;
  return (isNight ? unsure : readings)(weekOf(inWeeks));
}

/** The day of that name within days; alone with "this" or "next" it must be the same day. */
function onWeekday(found: Readings, weekday: Weekday, reference: Reference): Readings {
  const named = mapped(found, ({ first, last }) => {
    const day = first + ((weekday.weekday - weekdayOf(first) + 7) % 7);
    return day <= last && last - first < 7 ? only(day) : undefined;
  });
  const isPlain = weekday.which === undefined && weekday.weeks === undefined;
  return isPlain ? named : both(named, weekdayReadings(weekday, reference));
}
