import { mondayOf, type Span, weekdayOf } from '../calendar/days';
import type { Reference } from '../calendar/wall-clock';
import type { Which } from '../grammar/elements';
import { type Readings, readings, unsure } from './readings';

const SATURDAY = 6;
/** As far ahead as a week may be named by its number. */
const WEEKS_OF_YEARS = 106;

/** Saturdays and Sundays that "the weekend" may mean. */
export function weekendReadings(which: Which | undefined, { today }: Reference, isOfNamedWeek: boolean): Readings {
  const weekend = (weeks: number): Span => {
    const saturday = mondayOf(today) + SATURDAY - 1 + 7 * weeks;
    return { first: saturday, last: saturday + 1 };
  };
  if (isOfNamedWeek && which === undefined)
    return readings(...Array.from({ length: WEEKS_OF_YEARS }, (_, weeks) => weekend(weeks)));
  const isNow = weekdayOf(today) >= SATURDAY;
  if (which === 'this') return readings(weekend(0));
  if (which === 'next') return unsure(...(isNow ? [weekend(1)] : [weekend(0), weekend(1)]));
  if (which === 'afterNext') return unsure(...(isNow ? [weekend(2)] : [weekend(1), weekend(2)]));
  return isNow ? unsure(weekend(0), weekend(1)) : readings(weekend(0));
}
