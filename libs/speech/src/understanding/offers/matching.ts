import { dateOf, isWithin, weekdayOf } from '../calendar/days';
import type { Reference } from '../calendar/wall-clock';
import { daysMeant } from '../meaning/days';
import { namesHour, rangeOfPart } from '../meaning/parts';
import { shownBy, timesMeant } from '../meaning/times';
import type { Wish } from '../meaning/wish';
import type { Offered } from './offered';

export const saysDays = ({ days }: Wish): boolean => days.length > 0;

export const saysTime = ({ clocks, parts, timeBounds }: Wish): boolean =>
  clocks.length + parts.length + timeBounds.length > 0;

/** Whether an offer may be the one that the words name: doubts are ignored here, since there are only few offers. */
export const isNamed = (wish: Wish, offer: Offered, reference: Reference): boolean =>
  isOnNamedDay(wish, offer, reference) && isAtNamedTime(wish, offer);

export function isOnNamedDay({ days }: Wish, { day }: Offered, reference: Reference): boolean {
  if (days.length === 0) return true;
  const date = dateOf(day);
  const isPlain = days.every((element) => {
    if (element.kind === 'weekday') return !element.which && !element.weeks && element.weekday === weekdayOf(day);
    if (element.kind !== 'date') return false;
    return (
      element.day === date.day &&
      (element.month ?? date.month) === date.month &&
      (element.year ?? date.year) === date.year
    );
  });
  return isPlain || daysMeant(days, reference).spans.some((span) => isWithin(day, span));
}

function isAtNamedTime(wish: Wish, { minute }: Offered): boolean {
  const { clocks, parts, timeBounds } = wish;
  if (!clocks.every((clock) => shownBy(clock).includes(minute))) return false;
  const isInParts = parts.every(({ part }) => {
    const range = rangeOfPart(part);
    if (clocks.length > 0) return namesHour(part, minute);
    return range !== undefined && minute >= range.from && minute < range.to;
  });
  if (!isInParts) return false;
  return (
    timeBounds.length === 0 || (timesMeant(wish) ?? []).some(({ from, to = from }) => minute >= from && minute < to)
  );
}
