import { clockElement, clockFrom } from './clock';
import type { Element } from './elements';
import { rules } from './rules';

const QUESTION: Element = { kind: 'question', reason: 'several' };
const MAX_MINUTES = 29;

const beside = (minutes: string | undefined, sign: 1 | -1, hour: string | undefined, from = 0): Element | undefined =>
  Number(minutes) >= 1 && Number(minutes) <= MAX_MINUTES
    ? clockElement(clockFrom(hour, from + sign * Number(minutes)))
    : undefined;

/** "halb neun" is half an hour before nine; "viertel drei" a quarter of the third hour. */
export const GERMAN_CLOCK_RULES = [
  ...rules(['HALF N UHR?'], (hour) => clockElement(clockFrom(hour, -30))),
  ...rules(['A? QUARTER N UHR?'], (hour) => clockElement(clockFrom(hour, -45))),
  ...rules(['THREEQ N UHR?'], (hour) => clockElement(clockFrom(hour, -15))),
  ...rules(['A? QUARTER AFTER|PAST|SINCE N UHR?'], (hour) => clockElement(clockFrom(hour, 15))),
  ...rules(['A? QUARTER BEFORE N UHR?'], (hour) => clockElement(clockFrom(hour, -15))),
  ...rules(['N MINUTEU? AFTER|PAST N UHR?'], (minutes, hour) => beside(minutes, 1, hour)),
  ...rules(['N MINUTEU? BEFORE N UHR?'], (minutes, hour) => beside(minutes, -1, hour)),
  ...rules(['N MINUTEU? AFTER HALF N UHR?'], (minutes, hour) => beside(minutes, 1, hour, -30)),
  ...rules(['N MINUTEU? BEFORE HALF N UHR?'], (minutes, hour) => beside(minutes, -1, hour, -30)),
  ...rules(['N MINUTEU? AFTER THREEQ N UHR?'], (minutes, hour) => beside(minutes, 1, hour, -15)),
  ...rules(['N MINUTEU? BEFORE THREEQ N UHR?'], (minutes, hour) => beside(minutes, -1, hour, -15)),
  // "nach zehn, vor zwölf", or after ten to twelve.
  ...rules(['AFTER|SINCE N UHR? AND? BEFORE N', 'BEFORE N UHR? AND? AFTER N'], () => QUESTION),
];
