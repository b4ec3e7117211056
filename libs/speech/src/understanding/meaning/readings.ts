import type { Span } from '../calendar/days';

/** The days that words may mean. None: there is no such day. */
export interface Readings {
  spans: readonly Span[];
  /** The caller is asked even where only one reading is left. */
  isDoubtful: boolean;
}

export const readings = (...spans: Span[]): Readings => ({ spans, isDoubtful: false });

export const unsure = (...spans: Span[]): Readings => ({ spans, isDoubtful: true });

const overlap = (one: Span, other: Span): Span => ({
  first: Math.max(one.first, other.first),
  last: Math.min(one.last, other.last),
});

export const distinct = (spans: readonly Span[]): Span[] =>
  spans.filter(
    ({ first, last }, index) => spans.findIndex((other) => other.first === first && other.last === last) === index,
  );

/** The days that both say. A second word that leaves one reading settles the doubts of the first. */
export function both(one: Readings, other: Readings): Readings {
  const spans = distinct(
    one.spans
      .flatMap((span) => other.spans.map((beside) => overlap(span, beside)))
      .filter(({ first, last }) => first <= last),
  );
  return { spans, isDoubtful: (one.isDoubtful || other.isDoubtful) && spans.length !== 1 };
}

export const mapped = ({ spans, isDoubtful }: Readings, change: (span: Span) => Span | undefined): Readings => ({
  spans: distinct(spans.map(change).filter((span) => span !== undefined)),
  isDoubtful,
});
