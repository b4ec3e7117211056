import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { KeyRing } from '@app/common';
import type { CompanyId } from '@app/tenancy';
import * as fc from 'fast-check';
import { type SlotSelection, SlotIds } from './slot-ids';

const key = (kid: string) => ({ kid, secret: randomBytes(32) });
const [FIRST, SECOND] = [key('first'), key('second')];
const slotIds = new SlotIds(new KeyRing([FIRST]));
const company = (id: number) => ({ companyId: id as CompanyId });

const ids = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const slots = fc
  .record({
    teamId: ids,
    eventTypeId: ids,
    minutes: fc.integer({ min: 0, max: 60_000_000 }),
    duration: fc.option(fc.integer({ min: 1, max: 1440 })),
  })
  .map(({ minutes, duration, ...slot }): SlotSelection => ({
    ...slot,
    start: new Date(minutes * 60_000),
    ...(duration === null ? {} : { duration }),
  }));

const refusal = expect.objectContaining({ status: 400, details: [expect.objectContaining({ field: 'slot_id' })] });

describe('SlotIds', () => {
  it('a slot id decodes to its slot, and is short and safe in a URL', () => {
    fc.assert(
      fc.property(ids, slots, (companyId, slot) => {
        const id = slotIds.encode(company(companyId), slot);
        expect(id).toMatch(/^[\w.-]{1,80}$/);
        expect(slotIds.decode(company(companyId), id)).toEqual(slot);
      }),
    );
  });

  it('a slot id of one company is refused for another', () => {
    fc.assert(
      fc.property(ids, ids, slots, (mine, theirs, slot) => {
        fc.pre(mine !== theirs);
        const id = slotIds.encode(company(mine), slot);
        expect(() => slotIds.decode(company(theirs), id)).toThrow(refusal);
      }),
    );
  });

  it('a slot id with one character changed is refused', () => {
    fc.assert(
      fc.property(slots, fc.nat(), fc.constantFrom(...'abcxyz0189-_.ABC '), (slot, at, character) => {
        const id = slotIds.encode(company(1), slot);
        const place = at % id.length;
        const changed = id.slice(0, place) + character + id.slice(place + 1);
        fc.pre(changed !== id);
        expect(() => slotIds.decode(company(1), changed)).toThrow(refusal);
      }),
      { numRuns: 500 },
    );
  });

  it('any text that is no slot id is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        expect(() => slotIds.decode(company(1), text)).toThrow(refusal),
      ),
    );
  });

  it('a slot id survives a key rotation while the old key is in the ring', () => {
    const slot = { teamId: 5, eventTypeId: 7, start: new Date('2026-12-01T09:00:00Z') };
    const id = slotIds.encode(company(1), slot);
    expect(new SlotIds(new KeyRing([SECOND, FIRST])).decode(company(1), id)).toEqual(slot);
    expect(() => new SlotIds(new KeyRing([SECOND])).decode(company(1), id)).toThrow(refusal);
  });

  it('slot ids in the wild stay valid: these were made by the first key, and by the second', () => {
    const ring = new KeyRing([1, 2].map((byte) => ({ kid: `key-${byte}`, secret: Buffer.alloc(32, byte) })));
    const known = new SlotIds(ring);
    const slot = { teamId: 5, eventTypeId: 2_563_193, start: new Date('2026-12-01T09:00:00Z') };
    const long = { ...slot, duration: 45 };
    expect(known.encode(company(1), slot)).toBe('5-1ixrt-htm70-0.KIfCLH1CW4_Dma3r');
    expect(known.encode(company(73), long)).toBe('5-1ixrt-htm70-19.TJdwUNtSfgjXGZEO');
    expect(known.decode(company(1), '5-1ixrt-htm70-0.KIfCLH1CW4_Dma3r')).toEqual(slot);
    expect(known.decode(company(1), '5-1ixrt-htm70-0.uAyEdqxeGIM1GtWZ')).toEqual(slot);
    expect(known.decode(company(73), '5-1ixrt-htm70-19.rQd7pSoJD2XSSQeM')).toEqual(long);
  });
});
