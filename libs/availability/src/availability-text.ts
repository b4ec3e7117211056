import type { AvailabilityDto, SlotDto } from './availability.dto';

/** An answer without its slots. */
export type AvailabilityHead = Omit<AvailabilityDto, 'slots'>;

const SLOTS = '"slots":[';
const END = ']}';
/** A slot is a flat object whose first property is its start, and none of its texts contains a brace. */
const SLOT = '{"start":"';

/**
 * The text of one slot. An answer is the {@link AvailabilityDto} with its slots last, in ascending order: thousands of
 * them are a megabyte, which is made, read and cut slot by slot and never as a whole.
 */
export const slotText = (slot: SlotDto): string => JSON.stringify(slot);

/** Everything but the slots. */
export function headIn(text: string): AvailabilityHead {
  const { slots: _, ...head } = JSON.parse(text.slice(0, beginningOf(text)) + END) as AvailabilityDto;
  return head;
}

/** The text of each slot, in order. */
export function* slotsIn(text: string): Generator<string> {
  let at = beginningOf(text);
  while (text.startsWith(SLOT, at)) {
    const end = text.indexOf('}', at) + 1;
    yield text.slice(at, end);
    at = end + 1;
  }
}

/** The start in the text of a slot: ISO 8601 in local time. */
export const startIn = (slot: string): string => slot.slice(SLOT.length, slot.indexOf('"', SLOT.length));

/** The text of an answer. @param slots made by {@link slotText} or found by {@link slotsIn}. */
export const availabilityText = (head: AvailabilityHead, slots: readonly string[]): string =>
  JSON.stringify({ ...head, slots: [] }).slice(0, -END.length) + slots.join(',') + END;

/** The place behind the bracket that opens the slots. */
const beginningOf = (text: string): number => text.indexOf(SLOTS) + SLOTS.length;
