import { isRecord } from '@app/common';

/** A time that a caller was offered. */
export interface OfferedSlot {
  slotId: string;
  start: Date;
}

/** What an answer offers. */
export function slotsIn(answer: unknown): OfferedSlot[] {
  const { slots, alternatives } = isRecord(answer) ? answer : {};
  const offered = [slots, alternatives].find((list) => Array.isArray(list) && list.length > 0);
  if (!Array.isArray(offered)) return [];
  return offered.flatMap((slot: unknown) =>
    isRecord(slot) && typeof slot.slot_id === 'string' && typeof slot.start === 'string'
      ? [{ slotId: slot.slot_id, start: new Date(slot.start) }]
      : [],
  );
}
