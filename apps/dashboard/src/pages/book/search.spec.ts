import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseSearch, slotParam } from './search';

describe('the address of a booking', () => {
  it('is read as it was written', () => {
    const search = {
      team: 5,
      service: 2_563_193,
      duration: 90,
      month: '2026-12',
      day: '2026-12-01',
      slot: '2026-12-01T09:30:00Z',
      zone: 'mine' as const,
    };
    expect(parseSearch(search)).toEqual(search);
  });

  it.each([
    { team: 0 },
    { team: '5' },
    { team: 1.5 },
    { service: -1 },
    { month: '2026-13' },
    { day: '2026-02-30' },
    { day: '01.12.2026' },
    { slot: '10:30' },
    { slot: '2026-12-01T25:00:00Z' },
    { zone: 'Europe/Berlin' },
    { other: 1 },
  ])('is as if it did not say %j', (search) => {
    expect(parseSearch(search)).toEqual({});
    // The router lays it over the address as it is written.
    expect({ ...search, ...parseSearch(search) }).toEqual('other' in search ? search : {});
  });

  it('never fails, whatever it says, and reads what it has read once more', () => {
    const keys = ['team', 'service', 'duration', 'month', 'day', 'slot', 'zone'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.anything()), (search) => {
        const read = parseSearch(search);
        expect(parseSearch({ ...read })).toEqual(read);
      }),
    );
  });

  it('has a start as an instant without milliseconds', () => {
    expect(slotParam('2026-12-01T10:30:00.000+01:00')).toBe('2026-12-01T09:30:00Z');
  });
});
