import type { Booking } from '@app/booking';
import type { Claim } from './claim';
import { isOnNamedDay, type Speaker } from './named-day';
import { isNamed } from './same-name';

/**
 * Of a caller's appointments those that are as the caller says: of the name and on the day that are named, both where both
 * are. Undefined: nothing is named, as the words for the day mean none.
 */
export function matching(
  candidates: readonly Booking[],
  { name, day }: Claim,
  speaker: Speaker,
): Booking[] | undefined {
  const onDay = candidates.map(({ startAt, attendee }) =>
    day === undefined ? undefined : isOnNamedDay(startAt, attendee.timezone, day, speaker),
  );
  const isDayNamed = onDay.some((is) => is !== undefined);
  if (name === undefined && !isDayNamed) return undefined;
  return candidates.filter(
    ({ attendee }, index) =>
      (name === undefined || isNamed(attendee.name, name)) && (!isDayNamed || onDay[index] === true),
  );
}
