import { clockElement, clockOf } from './clock';
import type { Element } from './elements';
import { rules } from './rules';

const QUESTION: Element = { kind: 'question', reason: 'several' };

/** "zehn dreißig": not two hours side by side, which are a choice between them. */
const areHourAndMinutes = (hour: string, minute: string): boolean =>
  Number(minute) % 5 === 0 && Number(minute) >= 10 && (Number(minute) > 24 || Number(minute) !== Number(hour) + 1);

const wholeHour = (hour = '', minute = '0'): Element | undefined =>
  Number(hour) < 10 ? clockElement(clockOf(`0${Number(hour)}`, minute)) : undefined;

/** Times that both languages say alike. */
export const CLOCK_RULES = [
  ...rules(['TIME UHR?'], (hour = '', minute) => clockElement(clockOf(hour, minute))),
  ...rules(['TIME UHR? MERIDIEM'], (hour = '', minute, meridiem) => clockElement(clockOf(hour, minute, meridiem))),
  ...rules(['N UHR'], (hour = '') => clockElement(clockOf(hour))),
  // "um 0830", "1430 Uhr": as recognisers write it. A bare "2030" may be a year.
  ...rules(['AT N UHR?', 'N UHR'], (digits = '') =>
    digits.length === 4 ? clockElement(clockOf(digits.slice(0, 2), digits.slice(2))) : undefined,
  ),
  ...rules(['A UHR'], () => clockElement(clockOf('1'))),
  ...rules(['A UHR N MINUTEU?'], (minute) => clockElement(clockOf('1', minute))),
  ...rules(['N UHR AND? N MINUTEU?'], (hour = '', minute) => clockElement(clockOf(hour, minute))),
  ...rules(['N UHR? MERIDIEM'], (hour = '', meridiem) => clockElement(clockOf(hour, '0', meridiem))),
  ...rules(['N UHR? N MERIDIEM'], (hour = '', minute, meridiem) => clockElement(clockOf(hour, minute, meridiem))),
  ...rules(['N N', 'N N UHR'], (hour = '', minute = '') =>
    areHourAndMinutes(hour, minute) ? clockElement(clockOf(hour, minute)) : undefined,
  ),
  // "null neun Uhr dreißig", "oh nine thirty": as "09:30" is written.
  ...rules(['n0|OH N UHR', 'n0|OH N HUNDRED', 'n0|OH N n0 n0', 'n0|OH N UHR n0 n0'], (hour) => wholeHour(hour)),
  ...rules(['n0|OH N UHR? N'], (hour, minute = '') => (Number(minute) >= 10 ? wholeHour(hour, minute) : undefined)),
  ...rules(['N UHR? n0 n0'], (hour = '') => clockElement(clockOf(hour))),
  ...rules(['N HUNDRED'], (hour = '') => clockElement(clockOf(hour.padStart(2, '0')))),
  ...rules(['NOON'], () => ({ kind: 'clock', clock: { hour: 12, minute: 0, half: 'whole' } })),
  ...rules(['MIDNIGHT', 'DOTTED'], () => QUESTION),
  ...rules(['N'], (text = '') =>
    /^20\d\d$/.test(text) ? { kind: 'year', year: Number(text) } : { kind: 'number', text },
  ),
];
