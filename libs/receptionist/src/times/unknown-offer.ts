import { DateTime } from 'luxon';
import { type AppError, invalid } from '@app/common';
import { phrases } from '../answers/phrases';
import type { Said, SpokenTime } from './said';

/**
 * While the offer is unknown: the time of words whose meaning does not depend on it. For other words the caller is
 * asked back, as for "the second one" or "Friday at eleven", which may be the Friday of an offer.
 * @throws AppError 400 naming `when`.
 */
export function readWithoutOffer(read: (said: Said) => SpokenTime, said: Said): SpokenTime {
  const alone = read({ ...said, offered: [] });
  if (!isSame(alone, readAfter(offerBeyond(alone, said), read, said))) throw notKnown(said);
  return alone;
}

/** Times that the same words could mean if they had been offered: by weekday, day of the month, or number. */
function offerBeyond({ start }: SpokenTime, { timezone: zone }: Said): Date[] {
  const at = DateTime.fromJSDate(start, { zone });
  return [at.plus({ weeks: 1 }), at.plus({ days: 8 }), at.plus({ months: 1 })].map((time) => time.toJSDate());
}

function readAfter(offered: Date[], read: (said: Said) => SpokenTime, said: Said): SpokenTime | undefined {
  try {
    return read({ ...said, offered });
  } catch {
    return undefined;
  }
}

const isSame = (one: SpokenTime, other: SpokenTime | undefined): boolean =>
  one.start.getTime() === other?.start.getTime() && endOf(one) === endOf(other);

const endOf = (time: SpokenTime): number | null | undefined =>
  time.kind === 'moment' ? undefined : (time.end?.getTime() ?? null);

const notKnown = ({ locale }: Said): AppError =>
  invalid({
    field: 'when',
    message: 'may mean an offered time, and offers cannot be looked up now; send its slot_id, or the date and the time',
    label: phrases[locale].ask.unknownOffer,
  });
