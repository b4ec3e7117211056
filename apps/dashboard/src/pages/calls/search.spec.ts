import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { filterOf, parseSearch } from './search';

describe('the address of the calls', () => {
  it('is read as it was written', () => {
    const search = {
      agent: 'agent_51c2e0f3',
      outcome: 'none' as const,
      reason: 'slot_taken' as const,
      from: '2026-12-01',
      call: 'call_8d3f',
    };
    expect(parseSearch(search)).toStrictEqual(search);
  });

  it.each([{ outcome: 'lost' }, { reason: 'mood' }, { from: '1.12.' }, { agent: [] }, { other: 1 }])(
    'is as if it did not say %j',
    (search) => expect(parseSearch(search)).toStrictEqual({}),
  );

  it('never fails, whatever it says, and reads what it has read once more', () => {
    const keys = ['agent', 'outcome', 'reason', 'from', 'call'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.anything()), (search) => {
        const read = parseSearch(search);
        expect(parseSearch({ ...read })).toStrictEqual(read);
      }),
    );
  });

  it('filters by everything but the details that are open', () => {
    expect(filterOf({ agent: 'agent_1', call: 'call_1' })).toStrictEqual({ agent: 'agent_1' });
  });
});
