import { isOneDay, only, type Span, weekdayOf } from '../calendar/days';
import type { Reference } from '../calendar/wall-clock';
import { boundedDays } from './bounded-days';
import { daysMeant } from './days';
import { decided, doubt, type Outcome, upcoming } from './outcome';
import { onDay, onSpan, type Possibility, wholeDays } from './possibility';
import { type TimeReading, timesMeant } from './times';
import { weekdayReadings } from './weekday';
import type { Wish } from './wish';

const MINUTE_MS = 60_000;

/** What a wish means at a moment and in a zone. */
export function meaningOf(wish: Wish, reference: Reference): Outcome {
  const [question] = wish.questions;
  if (question !== undefined) return doubt(question);
  if (wish.moments.length > 0) return fromNow(wish, reference);
  if (wish.dayBounds.length > 0) return boundedDays(wish, reference);
  if (wish.days.length > 0) return onDays(wish, reference);
  const times = timesMeant(wish);
  if (times !== undefined) return doubt('noDay', nextDays(times, reference));
  if (wish.isSoon) return { kind: 'meant', possibility: { start: reference.at, end: null } };
  return doubt('noDay');
}

/** "in einer halben Stunde". */
function fromNow(wish: Wish, reference: Reference): Outcome {
  const isAlone =
    wish.days.length + wish.dayBounds.length + wish.clocks.length + wish.parts.length + wish.timeBounds.length === 0;
  const [minutes] = wish.moments;
  if (!isAlone || minutes === undefined || wish.moments.length > 1 || wish.isAbout || wish.isSoon)
    return doubt('several');
  return decided([{ start: new Date(reference.at.getTime() + minutes * MINUTE_MS) }], reference, { isDoubtful: false });
}

/** The same times today and tomorrow, to be chosen where no day was said. */
const nextDays = (times: readonly TimeReading[], reference: Reference): Possibility[] =>
  upcoming(
    [reference.today, reference.today + 1].flatMap((day) => times.flatMap((time) => onDay(day, time, reference))),
    reference,
  );

/** "2030": a year, or half past eight in the evening. */
const isBareNumeral = ({ days }: Wish): boolean => days.every((day) => day.kind === 'year' && day.year !== undefined);

/** "later today", which says nothing without a time. */
export const isRestOfDay = ({ days }: Wish): boolean => days.some((day) => day.kind === 'day' && day.isRest === true);

function onDays(wish: Wish, reference: Reference): Outcome {
  if (isBareNumeral(wish)) return doubt('several');
  const { spans, isDoubtful } = daysMeant(wish.days, reference);
  if (spans.length === 0) return doubt('contradiction', apart(wish, reference));
  const times = timesMeant(wish);
  if (times === undefined && isRestOfDay(wish)) return doubt('vague');
  if (times === undefined)
    return decided(
      spans.map((span) => wholeDays(span, reference)),
      reference,
      { isDoubtful },
    );
  if (times.length === 0) return doubt(wish.parts.some(({ part }) => part === 'night') ? 'vague' : 'contradiction');
  if (!spans.every(isOneDay)) return doubt('noOneDay');
  return atTimes(wish, spans, times, reference, isDoubtful);
}

function atTimes(
  wish: Wish,
  spans: readonly Span[],
  times: readonly TimeReading[],
  reference: Reference,
  isDoubtful: boolean,
): Outcome {
  const possible = spans.flatMap((span) => times.flatMap((time) => onSpan(span, time, reference)));
  // A clock change leaves the time out: those around it may be meant.
  if (possible.length === 0) return doubt('skipped', upcoming(around(spans, times, reference), reference));
  const isMorning = wish.parts.some(({ orTomorrow }) => orTomorrow);
  const isTomorrow = spans.some(({ first }) => first === reference.today + 1);
  // "Freitag morgen", said on a Thursday: in the morning, or tomorrow.
  const isUnclear = isMorning && isTomorrow && wish.clocks.length === 0;
  const outcome = decided(possible, reference, { isDoubtful: isDoubtful || isUnclear });
  if (outcome.kind === 'meant' || outcome.doubt !== 'past') return outcome;
  return doubt('past', upcoming(tomorrow(spans, times, reference), reference));
}

const around = (spans: readonly Span[], times: readonly TimeReading[], reference: Reference): Possibility[] =>
  spans.flatMap(({ first }) =>
    times.flatMap(({ from }) => [-60, 60].flatMap((shift) => onDay(first, { from: from + shift }, reference))),
  );

const tomorrow = (spans: readonly Span[], times: readonly TimeReading[], reference: Reference): Possibility[] =>
  spans
    .filter(({ first }) => first === reference.today)
    .flatMap(({ first }) => times.flatMap((time) => onDay(first + 1, time, reference)));

/** "Donnerstag, den 27.", which is a Friday: that date, or that weekday. */
function apart(wish: Wish, reference: Reference): Possibility[] {
  const weekday = wish.days.find((element) => element.kind === 'weekday');
  const rest = wish.days.filter(({ kind }) => kind !== 'weekday');
  if (!weekday || rest.length === 0) return [];
  const { spans } = daysMeant(rest, reference);
  const single = spans.filter((span) => isOneDay(span) && weekdayOf(span.first) !== weekday.weekday);
  const days = [...single, ...weekdayReadings(weekday, reference).spans].map(({ first }) => only(first));
  const times = timesMeant(wish);
  const possible = days.flatMap((span) =>
    times === undefined ? [wholeDays(span, reference)] : times.flatMap((time) => onSpan(span, time, reference)),
  );
  return upcoming(possible, reference);
}
