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
});
