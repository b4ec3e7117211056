import { clockOf } from '../grammar/clock';
import { type Clock, type DayElement, type Element, isDayElement, type Part } from '../grammar/elements';
import type { Clocks } from './wish';

/** What a relation relates, and where it ends. */
export type Operand = { end: number } & (
  | { kind: 'days'; days: DayElement[] }
  | { kind: 'clock'; clocks: Clocks; isAbout: boolean }
  | { kind: 'part'; part: Part }
);

const isLink = (element: Element | undefined): boolean =>
  element !== undefined && ['silent', 'on', 'in', 'at'].includes(element.kind);

/** The days or the time that begin at an element, prepositions aside; undefined where there are none. */
export function operandAt(elements: readonly Element[], start: number): Operand | undefined {
  let at = start;
  while (isLink(elements[at])) at++;
  const isAbout = elements[at]?.kind === 'about';
  if (isAbout) at++;
  while (isLink(elements[at])) at++;
  const element = elements[at];
  const clocks = clocksOf(element);
  if (clocks) return { kind: 'clock', clocks, isAbout, end: at + 1 };
  if (isAbout) return undefined;
  if (element?.kind === 'part') return { kind: 'part', part: element.part, end: at + 1 };
  return daysAt(elements, at);
}

/** Days side by side: "Dienstag, den ersten Dezember". */
export function daysAt(elements: readonly Element[], start: number): Extract<Operand, { kind: 'days' }> | undefined {
  const days: DayElement[] = [];
  let end = start;
  for (let at = start; at < elements.length; at++) {
    const element = elements[at];
    if (isDayElement(element)) days.push(element);
    else if (element?.kind === 'shift') return shiftedAt(elements, at, days);
    else if (isLink(element)) continue;
    else break;
    end = at + 1;
  }
  return days.length === 0 ? undefined : { kind: 'days', days, end };
}

function shiftedAt(
  elements: readonly Element[],
  at: number,
  before: DayElement[],
): Extract<Operand, { kind: 'days' }> | undefined {
  const shift = elements[at];
  const from = daysAt(elements, at + 1);
  if (shift?.kind !== 'shift' || !from) return undefined;
  return { kind: 'days', days: [...before, { kind: 'shifted', days: shift.days, from: from.days }], end: from.end };
}

/** A time where one is due, so that a bare number is one, too. */
function clocksOf(element: Element | undefined): Clocks | undefined {
  if (element?.kind === 'clock') return [element.clock];
  if (element?.kind === 'clocks') return element.clocks;
  const clock: Clock | undefined = element?.kind === 'number' ? clockOf(element.text) : undefined;
  return clock && [clock];
}
