import { clockElement, clockOf } from './clock';
import type { Element } from './elements';
import { rules } from './rules';

const QUESTION: Element = { kind: 'question', reason: 'several' };

/** "zehn dreißig": not two hours side by side, which are a choice between them. */
const areHourAndMinutes = (hour: string, minute: string): boolean =>
  Number(minute) % 5 === 0 && Number(minute) >= 10 && (Number(minute) > 24 || Number(minute) !== Number(hour) + 1);

/** Times that both languages say alike. */
export const CLOCK_RULES = [
  ...rules(['TIME UHR?'], (hour = '', minute) => clockElement(clockOf(hour, minute))),
  ...rules(['TIME UHR? MERIDIEM'], (hour = '', minute, meridiem) => clockElement(clockOf(hour, minute, meridiem))),
  ...rules(['N UHR'], (hour = '') => clockElement(clockOf(hour))),
  ...rules(['A UHR'], () => clockElement(clockOf('1'))),
  ...rules(['A UHR N MINUTEU?'], (minute) => clockElement(clockOf('1', minute))),
  ...rules(['N UHR AND? N MINUTEU?'], (hour = '', minute) => clockElement(clockOf(hour, minute))),
  ...rules(['N UHR? MERIDIEM'], (hour = '', meridiem) => clockElement(clockOf(hour, '0', meridiem))),
  ...rules(['N UHR? N MERIDIEM'], (hour = '', minute, meridiem) => clockElement(clockOf(hour, minute, meridiem))),
  ...rules(['N N', 'N N UHR'], (hour = '', minute = '') =>
    areHourAndMinutes(hour, minute) ? clockElement(clockOf(hour, minute)) : undefined,
  ),
  ...rules(['NOON'], () => ({ kind: 'clock', clock: { hour: 12, minute: 0, half: 'whole' } })),
  ...rules(['MIDNIGHT', 'DOTTED'], () => QUESTION),
  ...rules(['N'], (text = '') =>
    /^20\d\d$/.test(text) ? { kind: 'year', year: Number(text) } : { kind: 'number', text },
  ),
];
