import type { Answer } from '../grammar/elements';
import { common, type Offered } from './offered';

type Extreme = Extract<Answer, { kind: 'extreme' }>['extreme'];

const NAMES_ONE_OF_TWO: readonly Extreme[] = ['former', 'latter', 'later', 'earlier'];

/** "the last one", "der spätere": by the order in which they were read out, or by time. */
export function extremeOf(extreme: Extreme, offers: readonly Offered[]): Offered | undefined {
  const byTime = offers.toSorted((one, other) => one.start.getTime() - other.start.getTime());
  if (NAMES_ONE_OF_TWO.includes(extreme) && offers.length !== 2) return undefined;
  switch (extreme) {
    case 'first':
    case 'former':
      return offers[0];
    case 'last':
    case 'latter':
      return offers.at(-1);
    case 'later':
    case 'latest':
      return byTime.at(-1);
    default:
      return byTime[0];
  }
}

/** "am zweiten": the second offer, or the one on that day of the month; undefined where these are two. */
export function byOrdinal(
  ordinal: number,
  offers: readonly Offered[],
  dayOfMonth: (offer: Offered) => number,
): Offered | undefined {
  const named = [offers[ordinal - 1], ...offers.filter((offer) => dayOfMonth(offer) === ordinal)];
  return common(named.filter((offer) => offer !== undefined));
}
