import { type AppError, invalid } from '@app/common';
import { DateTime } from 'luxon';
import type { Doubt, Hearing, Understanding } from '@app/speech';
import { phrases } from '../answers/phrases';
import { Unclear } from '../answers/unclear';

/** For the model. */
export const FORM = "send the caller's words about the time, verbatim, or a date";
const WHY: Readonly<Record<Doubt, string>> = {
  unknown: `has words that are not understood as a time; ${FORM}`,
  noDay: 'names no day; ask the caller for it',
  noOneDay: 'names a time of day, but several days; ask the caller for one day',
  several: 'may mean several times; ask the caller which one',
  contradiction: 'contradicts itself, or names a date that there is not; ask the caller again',
  skipped: 'is a time that the clocks leave out on that day; ask the caller for another one',
  past: 'is over; ask the caller for another time',
  vague: 'is too vague; ask the caller for a day or a time',
  excluded: 'only says what does not suit; ask the caller what does',
  recurring: 'names what recurs; ask the caller for one day',
};

/** What is to be asked of the caller. */
export function doubtOf(
  { doubt, choices }: Extract<Understanding, { kind: 'ask' }>,
  { locale, timezone: zone }: Pick<Hearing, 'locale' | 'timezone'>,
): AppError {
  const spoken = [...new Set(choices.map((choice) => choice.spoken))];
  const starts = choices.map(
    ({ start }) => DateTime.fromJSDate(start, { zone }).toISO({ suppressMilliseconds: true }) ?? '',
  );
  // Hours that the clocks repeat are called the same.
  if (choices.length > 1 && spoken.length === 1)
    return invalid({
      field: 'start',
      message: `is a time that the clocks show twice; send ${starts.join(' or ')}`,
      options: starts,
    });
  if (spoken.length > 0) return new Unclear('when', WHY[doubt], spoken);
  return invalid({ field: 'when', message: WHY[doubt], label: phrases[locale].ask[doubt] });
}
