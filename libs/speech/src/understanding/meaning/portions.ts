import { type Span, weekOf } from '../calendar/days';
import type { Reference } from '../calendar/wall-clock';
import type { DayElement } from '../grammar/elements';
import { mapped, type Readings } from './readings';

type Portion = Extract<DayElement, { kind: 'portion' }>['portion'];

/** Days of a week, from its Monday. */
const OF_WEEK: Readonly<Record<Portion, Span>> = {
  beginning: { first: 0, last: 1 },
  middle: { first: 1, last: 3 },
  end: { first: 3, last: 4 },
};

/** Days of a month, from its first. */
const OF_MONTH: Readonly<Record<Portion, Span>> = {
  beginning: { first: 0, last: 9 },
  middle: { first: 10, last: 19 },
  end: { first: 20, last: 30 },
};

/** "Mitte der Woche", "Ende Dezember". Undefined of anything that is neither a week nor a month. */
function portionOf(portion: Portion, { first, last }: Span): Span | undefined {
  const isWeek = weekOf(first).first === first && last - first === 6;
  if (!isWeek && last - first < 27) return undefined;
  if (last - first > 31) return undefined;
  const days = (isWeek ? OF_WEEK : OF_MONTH)[portion];
  return { first: first + days.first, last: Math.min(first + days.last, last) };
}

/** A beginning or a middle that has begun is rather meant of the next week or month. */
export function portionReadings(portion: Portion, of: Readings, { today }: Reference): Readings {
  const found = mapped(of, (span) => portionOf(portion, span));
  const isUnderWay = portion !== 'end' && found.spans.some(({ first }) => first < today);
  return { ...found, isDoubtful: found.isDoubtful || isUnderWay };
}
