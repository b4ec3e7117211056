import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { KeyRing } from '@app/common';
import { FixedClock } from '../../../common/testing/fixed-clock';
import type { EventType } from '@app/event-types';
import type { CompanyId } from '@app/tenancy';
import { SlotIds } from '@app/availability';
import { checkTime, selectedSlot } from './slot-selection';
import type { BookDto } from './booking.dto';

const tenant = { companyId: 1 as CompanyId };
const slotIds = new SlotIds(new KeyRing([{ kid: 'test', secret: randomBytes(32) }]));
const slot = { teamId: 5, eventTypeId: 7, start: new Date('2026-12-01T09:00:00Z') };
const parts = { team_id: 5, event_type_id: 7, start: '2026-12-01T10:00:00+01:00' };
const chosen = (body: Partial<BookDto>) => selectedSlot(tenant, body as BookDto, slotIds, async () => 'Europe/Berlin');
const refusalOf = (...fields: string[]) =>
  expect.objectContaining({ status: 400, details: fields.map((field) => expect.objectContaining({ field })) });

describe('selectedSlot', () => {
  it('a slot is selected by its parts or by its id', async () => {
    expect(await chosen(parts)).toEqual({ ...slot, duration: undefined });
    expect(await chosen({ ...parts, start: '2026-12-01T10:00', duration: 45 })).toEqual({ ...slot, duration: 45 });
    const slot_id = slotIds.encode(tenant, { ...slot, duration: 45 });
    expect(await chosen({ slot_id })).toEqual({ ...slot, duration: 45 });
  });

  it('a slot with parts missing is refused, each part by name', async () => {
    await expect(chosen({ team_id: 5 })).rejects.toEqual(refusalOf('event_type_id', 'start'));
    await expect(chosen({})).rejects.toEqual(refusalOf('team_id', 'event_type_id', 'start'));
  });

  it('a slot given by both its id and its parts is refused', async () => {
    const slot_id = slotIds.encode(tenant, slot);
    await expect(chosen({ slot_id, start: parts.start, duration: 45 })).rejects.toEqual(refusalOf('start', 'duration'));
  });
});

describe('checkTime', () => {
  const fixed = { durationOptions: [30] } as EventType;
  const several = { durationOptions: [60, 90] } as EventType;
  const before = new FixedClock(new Date('2026-12-01T08:59:59Z'));

  it('a length is sent to Cal.com only where the event type offers several', () => {
    expect(checkTime(slot, fixed, before)).toBeUndefined();
    expect(checkTime({ ...slot, duration: 30 }, fixed, before)).toBeUndefined();
    expect(checkTime(slot, several, before)).toBeUndefined();
    expect(checkTime({ ...slot, duration: 90 }, several, before)).toBe(90);
    expect(() => checkTime({ ...slot, duration: 45 }, several, before)).toThrow(refusalOf('duration'));
    expect(() => checkTime({ ...slot, duration: 45 }, fixed, before)).toThrow(refusalOf('duration'));
  });

  it('a time in the past is refused', () => {
    expect(() => checkTime(slot, fixed, new FixedClock(slot.start))).toThrow(refusalOf('start'));
    expect(() => checkTime(slot, fixed, new FixedClock(slot.start), 'slot_id')).toThrow(refusalOf('slot_id'));
    expect(() => checkTime({ ...slot, start: new Date('2036-12-01') }, fixed, before)).toThrow(refusalOf('start'));
  });
});
