import { startIn } from '../availability-text';
import type { EarliestRange } from './earliest-range';
import type { SlotStart } from './ranking';

/**
 * The slots of an answer that lie in the range and have not begun, ascending. Read one by one, as only the first few of
 * thousands count.
 * @param slots texts, ascending.
 */
export function* slotsWithin(
  { start, end }: EarliestRange,
  now: number,
  slots: Iterable<string>,
): Generator<SlotStart> {
  for (const slot of slots) {
    const begins = Date.parse(startIn(slot));
    if (begins >= end) return;
    if (begins >= start && begins > now) yield { start: begins, text: slot };
  }
}
