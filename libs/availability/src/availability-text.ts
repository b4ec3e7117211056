import { enveloped } from '@app/common';
import type { AvailabilityDto, SlotDto } from './availability.dto';
import { isInPart, isWithin, type Part, type Within } from './search-range';
import { spreadOver } from './spread';

/** An answer without its slots. */
export type AvailabilityHead = Omit<AvailabilityDto, 'slots'>;

const SLOTS = '"slots":[';
/** The closing brackets of the slots, of the data, and of the envelope. */
const END = ']}}';
/** A slot is a flat object whose first property is its start, and none of its texts contains a brace. */
const SLOT = '{"start":"';

/** Selects the slots of an answer for a caller who can take in only a few. */
export interface FewSlots {
  within: Within;
  count: number;
  /** Spread over the requested time; otherwise the first ones. */
  isSpread: boolean;
}

/** Some slots of an answer, for callers that can offer only a few. */
export interface SomeSlots extends AvailabilityHead {
  slots: SlotDto[];
  /** Number of further slots. */
  more: number;
}

/**
 * The text of one slot. An answer is the body of a response: in its envelope the {@link AvailabilityDto} with its slots
 * last, in ascending order. Thousands of them are a megabyte, which is written, read and cut slot by slot, never as a
 * whole.
 */
export const slotText = (slot: SlotDto): string => JSON.stringify(slot);

/** Everything but the slots. */
export function headIn(text: string): AvailabilityHead {
  const { data } = JSON.parse(text.slice(0, beginningOf(text)) + END) as { data: AvailabilityDto };
  const { slots: _, ...head } = data;
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
  JSON.stringify(enveloped({ ...head, slots: [] })).slice(0, -END.length) + slots.join(',') + END;

/** The answer with only the slots in a part of the day. */
export const partOf = (text: string, part: Part): string =>
  availabilityText(
    headIn(text),
    [...slotsIn(text)].filter((slot) => isInPart(startIn(slot), part)),
  );

/**
 * At most `count` of the requested slots, and the number of further ones: the first ones, or slots spread over the
 * time. Only these are parsed.
 */
export function fewSlotsIn(text: string, { within, count, isSpread }: FewSlots): SomeSlots {
  const slots = [...slotsIn(text)].filter((slot) => isWithin(startIn(slot), within));
  const chosen = isSpread ? spreadOver(slots, count, within, startIn) : slots.slice(0, count);
  return {
    ...headIn(text),
    slots: chosen.map((slot) => JSON.parse(slot) as SlotDto),
    more: slots.length - chosen.length,
  };
}

/** The offset behind the bracket that opens the slots. */
const beginningOf = (text: string): number => text.indexOf(SLOTS) + SLOTS.length;
