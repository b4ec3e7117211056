import type { Reference } from '../calendar/wall-clock';
import { type Day, mondayOf, only, weekdayOf } from '../calendar/days';
import type { DayElement } from '../grammar/elements';
import { type Readings, readings, unsure } from './readings';

export type Weekday = Extract<DayElement, { kind: 'weekday' }>;

/** The next day of that name after today. */
const comingOf = (weekday: number, today: Day): Day => today + ((weekday - weekdayOf(today) + 6) % 7) + 1;

const days = (isDoubtful: boolean, ...found: Day[]): Readings =>
  (isDoubtful ? unsure : readings)(...found.map((day) => only(day)));

/**
 * The days that the name of a weekday may mean. Today's name is never taken for granted, and "next" only where the next to
 * come is also that of next week.
 */
export function weekdayReadings({ weekday, which, weeks = 0 }: Weekday, { today }: Reference): Readings {
  const coming = comingOf(weekday, today);
  const isToday = weekday === weekdayOf(today);
  const ofNextWeek = mondayOf(today) + 7 + weekday - 1;
  const near = coming === ofNextWeek ? [coming] : [coming, ofNextWeek];
  switch (which) {
    case 'next':
      return days(isToday, ...near);
    case 'afterNext':
      return days(isToday, ...near.map((day) => day + 7));
    case 'coming':
      return days(isToday, coming);
    case 'this':
      return weekday > weekdayOf(today) ? days(false, coming) : days(true, ...(isToday ? [today] : []), coming);
    default:
      return days(isToday, ...[...(isToday ? [today] : []), coming].map((day) => day + 7 * weeks));
  }
}
