import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { SlotDto } from './availability.dto';
import { type AvailabilityHead, availabilityText, headIn, slotsIn, slotText, startIn } from './availability-text';

const heads = fc
  .record({
    team_id: fc.nat(),
    event_type_id: fc.nat(),
    timezone: fc.constantFrom('Europe/Berlin', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires'),
    stale: fc.boolean(),
    fetched_at: fc.constant('2026-11-22T09:00:00.000Z'),
    truncated: fc.boolean(),
  })
  .map(({ truncated, ...head }): AvailabilityHead => (truncated ? { ...head, truncated } : head));

const slots = fc.array(
  fc
    .record({
      start: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      slot_id: fc.stringMatching(/^[\w.-]{1,40}$/),
    })
    .map(({ start, slot_id }): SlotDto => ({ start: start.toISOString(), end: start.toISOString(), slot_id })),
);

describe('the text of an availability answer', () => {
  it('the text of an answer is its JSON, and is taken apart without parsing it whole', () => {
    fc.assert(
      fc.property(heads, slots, (head, listed) => {
        const text = availabilityText(head, listed.map(slotText));
        expect(text).toBe(JSON.stringify({ success: true, data: { ...head, slots: listed } }));
        expect(headIn(text)).toEqual(head);
        expect([...slotsIn(text)].map((slot) => JSON.parse(slot))).toEqual(listed);
        expect([...slotsIn(text)].map(startIn)).toEqual(listed.map(({ start }) => start));
      }),
    );
  });

  it('the text of an answer that was cut is the JSON of the slots that are left', () => {
    fc.assert(
      fc.property(heads, heads, slots, fc.infiniteStream(fc.boolean()), (head, other, listed, kept) => {
        const keep = listed.map(() => kept.next().value);
        const cut = [...slotsIn(availabilityText(head, listed.map(slotText)))].filter((_, at) => keep[at]);
        const left = listed.filter((_, at) => keep[at]);
        const expected = JSON.stringify({ success: true, data: { ...other, slots: left } });
        expect(availabilityText(other, cut)).toBe(expected);
      }),
    );
  });
});
