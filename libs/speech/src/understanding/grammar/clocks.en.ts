import { clockElement, clockFrom, clockOf } from './clock';
import type { Element } from './elements';
import { rules } from './rules';

const QUESTION: Element = { kind: 'question', reason: 'several' };

/** Minutes that people count from the hour without saying "minutes", as in "ten to". */
const ROUND = [5, 10, 20, 25];

const past = (minutes: string | undefined, hour: string | undefined, meridiem?: string): Element | undefined =>
  Number(minutes) <= 59 ? clockElement(clockFrom(hour, Number(minutes), meridiem)) : undefined;

const to = (minutes: string | undefined, hour: string | undefined, meridiem?: string): Element | undefined =>
  ROUND.includes(Number(minutes)) ? clockElement(clockFrom(hour, -Number(minutes), meridiem)) : undefined;

/** "five to seven" may be a range, but not "five to two": no business is open that long. */
const mayBeRange = (from: number, until: number): boolean =>
  (from === 5 && until >= 6 && until <= 8) || (from === 10 && until !== 9 && until !== 10);

export const ENGLISH_CLOCK_RULES = [
  ...rules(['N OH N UHR? MERIDIEM?'], (hour = '', minute = '', meridiem) =>
    Number(minute) < 10 ? clockElement(clockOf(hour, minute, meridiem)) : undefined,
  ),
  ...rules(['HALF PAST|AFTER N UHR? MERIDIEM?'], (hour, meridiem) => clockElement(clockFrom(hour, 30, meridiem))),
  // British for half past; German speakers of English mean half an hour before.
  ...rules(['HALF N UHR? MERIDIEM?'], (hour, meridiem) => {
    const clocks = [clockFrom(hour, 30, meridiem), clockFrom(hour, -30, meridiem)].filter(
      (clock) => clock !== undefined,
    );
    return clocks.length === 2 ? { kind: 'clocks', clocks } : undefined;
  }),
  ...rules(['A? QUARTER PAST|AFTER N UHR? MERIDIEM?'], (hour, meridiem) => clockElement(clockFrom(hour, 15, meridiem))),
  ...rules(['A? QUARTER TO|UNTIL|OF|BEFORE N UHR? MERIDIEM?'], (hour, meridiem) =>
    clockElement(clockFrom(hour, -15, meridiem)),
  ),
  ...rules(['N MINUTEU PAST|AFTER N UHR? MERIDIEM?', 'N PAST N UHR? MERIDIEM?'], past),
  ...rules(['N AFTER N UHR? MERIDIEM?'], (minutes, hour, meridiem) =>
    ROUND.includes(Number(minutes)) ? past(minutes, hour, meridiem) : undefined,
  ),
  ...rules(['N MINUTEU TO|BEFORE N UHR? MERIDIEM?'], (minutes, hour, meridiem) =>
    Number(minutes) <= 30 ? clockElement(clockFrom(hour, -Number(minutes), meridiem)) : undefined,
  ),
  ...rules(['N OF N UHR? MERIDIEM?', 'AT N TO|UNTIL N UHR? MERIDIEM?'], to),
  ...rules(['ABOUT AT? N TO|UNTIL N UHR? MERIDIEM?'], (minutes, hour, meridiem) => {
    const clock = to(minutes, hour, meridiem);
    return clock && [{ kind: 'about' }, clock];
  }),
  // "ten to twelve" may be a range; "twenty to nine" cannot.
  ...rules(['N TO|UNTIL N UHR?'], (minutes, hour) => {
    if (Number(hour) > 12 || !ROUND.includes(Number(minutes))) return undefined;
    return mayBeRange(Number(minutes), Number(hour)) ? QUESTION : to(minutes, hour);
  }),
  ...rules(['N TO|UNTIL N UHR? MERIDIEM'], (minutes, hour, meridiem) => {
    if (Number(hour) > 12 || !ROUND.includes(Number(minutes))) return undefined;
    return Number(minutes) > 12 ? to(minutes, hour, meridiem) : QUESTION;
  }),
  // Here "to" ends a range.
  ...rules(['SINCE|FROM|BETWEEN AT? N TO|UNTIL'], (text = '') => [
    { kind: 'bound', bound: 'since' },
    { kind: 'number', text },
    { kind: 'bound', bound: 'until' },
  ]),
];
