import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseSearch } from './search';

describe('the address of the bookings', () => {
  it('is read as it was written', () => {
    const search = {
      team: 5,
      status: 'confirmed' as const,
      source: 'agent' as const,
      host: 'Lena',
      from: '2026-12-01',
      to: '2026-12-31',
    };
    expect(parseSearch(search)).toStrictEqual(search);
  });

  it.each([{ team: '5' }, { status: 'lost' }, { source: 'fax' }, { from: '1.12.' }, { booking: 41 }, { other: 1 }])(
    'is as if it did not say %j',
    (search) => expect(parseSearch(search)).toStrictEqual({}),
  );

  it('never fails, whatever it says, and reads what it has read once more', () => {
    const keys = ['team', 'status', 'source', 'host', 'from', 'to'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.anything()), (search) => {
        const read = parseSearch(search);
        expect(parseSearch({ ...read })).toStrictEqual(read);
      }),
    );
  });
});
