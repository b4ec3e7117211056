import { only, type Span, weekdayOf } from '../calendar/days';
import { instantsOf, type Reference, startOf } from '../calendar/wall-clock';
import type { Bound, DayElement } from '../grammar/elements';
import { daysMeant } from './days';
import { decided, doubt, type Outcome } from './outcome';
import type { Possibility } from './possibility';
import { type Readings, readings } from './readings';
import { timesMeant } from './times';
import type { Wish } from './wish';

type DayBound = Wish['dayBounds'][number];

const isLower = ({ bound }: DayBound): boolean => bound === 'since' || bound === 'after';

/** "ab Montag", "bis Freitag", "zwischen dem dritten und fünften Dezember", "ab Montag 10 Uhr". */
export function boundedDays(wish: Wish, reference: Reference): Outcome {
  const [frame, ...others] = wish.days.filter(({ kind }) => kind !== 'year');
  if (frame && others.length === 0 && isFrame(frame)) return within(frame, wish, reference);
  const lower = wish.dayBounds.filter(isLower);
  const upper = wish.dayBounds.filter((bound) => !isLower(bound));
  if (lower.length > 1 || upper.length > 1 || wish.isMove) return doubt('several');
  if (wish.days.some(({ kind }) => kind !== 'year') || wish.parts.length > 0 || wish.timeBounds.length > 0)
    return doubt('several');
  const [since] = lower;
  const [until] = upper;
  if (wish.clocks.length > 0) return atTime(wish, since, until, reference);
  const from = since && daysMeant(completed(since.days, until?.days), reference);
  const to = until && daysOfEnd(until, since, from, reference);
  const starts = from ? from.spans.map((span) => startOf(edge(since.bound, span), reference.zone)) : [reference.at];
  const ends = to ? to.spans.map((span) => startOf(edge(until.bound, span), reference.zone)) : [null];
  return decided(pairs(starts, ends), reference, {
    isDoubtful: from?.isDoubtful === true || to?.isDoubtful === true,
  });
}

const isFrame = ({ kind }: DayElement): boolean => kind === 'week' || kind === 'isoWeek' || kind === 'month';

/** "nächste Woche ab Mittwoch": what is not bounded ends with the week, or the month. */
function within(frame: DayElement, wish: Wish, reference: Reference): Outcome {
  const bounds = (['since', 'until'] as const).map(
    (bound) => wish.dayBounds.find((one) => isLower(one) === (bound === 'since')) ?? { bound, days: [] },
  );
  const dayBounds = bounds.map(({ bound, days }) => ({ bound, days: [...days, frame] }));
  const days = wish.days.filter((element) => element !== frame);
  return wish.dayBounds.length > 2 ? doubt('several') : boundedDays({ ...wish, days, dayBounds }, reference);
}

const pairs = (starts: readonly Date[], ends: readonly (Date | null)[]): Possibility[] =>
  starts.flatMap((start) =>
    ends.filter((end) => end === null || start < end).map((end): Possibility => ({ start, end })),
  );

/** The day with which a range begins or ends. */
const edge = (bound: Bound, { first, last }: Span): number =>
  bound === 'since' || bound === 'before' ? first : last + 1;

const hasMonth = (elements: readonly DayElement[]): boolean =>
  elements.some((element) => element.kind === 'month' || (element.kind === 'date' && element.month !== undefined));

/** "vom dritten bis fünften Dezember": the month and year of one date hold for the other. */
function completed(days: readonly DayElement[], others: readonly DayElement[] = []): readonly DayElement[] {
  if (!days.some(({ kind }) => kind === 'date') || hasMonth(days)) return days;
  return [
    ...days,
    ...others.flatMap((element): DayElement[] => {
      if (element.kind === 'month' || element.kind === 'year') return [element];
      return element.kind === 'date' && element.month !== undefined ? [{ kind: 'month', month: element.month }] : [];
    }),
  ];
}

/** A weekday that ends a range is the first after its beginning. */
function daysOfEnd(
  until: DayBound,
  since: DayBound | undefined,
  from: Readings | undefined,
  reference: Reference,
): Readings {
  const [end, ...others] = until.days;
  const [start] = from?.spans ?? [];
  const isPlain = end?.kind === 'weekday' && others.length === 0 && !end.which && !end.weeks;
  if (!isPlain || !start || from?.spans.length !== 1) return daysMeant(completed(until.days, since?.days), reference);
  return readings(only(start.first + ((end.weekday - weekdayOf(start.first) + 7) % 7)));
}

/** A bound at a time of one day. */
function atTime(wish: Wish, since: DayBound | undefined, until: DayBound | undefined, reference: Reference): Outcome {
  const bound = since ?? until;
  if (!bound || (since && until) || bound.bound === 'after' || wish.isAbout) return doubt('several');
  const { spans, isDoubtful } = daysMeant(bound.days, reference);
  const instants = spans
    .filter(({ first, last }) => first === last)
    .flatMap(({ first }) => (timesMeant(wish) ?? []).flatMap(({ from }) => instantsOf(first, from, reference.zone)));
  const possibilities = instants.map((instant): Possibility =>
    since ? { start: instant, end: null } : { start: reference.at, end: instant },
  );
  return decided(possibilities, reference, { isDoubtful });
}
