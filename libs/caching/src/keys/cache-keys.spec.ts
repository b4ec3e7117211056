import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { companyOf } from '../../testing/company';
import { type AvailabilityRange, cacheKeys, familyOf, staleKeyOf, leaseKeyOf, registerKeyOf } from './cache-keys';

const { companyId } = companyOf(1);
const range = { from: '2026-03-02', to: '2026-03-03', timezone: 'Europe/Berlin' };

const keyOf = (question: AvailabilityRange): string => cacheKeys.availability(companyId, 5, 123, question);

describe('cacheKeys', () => {
  it('writes the names that operators know', () => {
    expect(cacheKeys.teams(companyId)).toBe('company:1:calcom_teams:all');
    expect(cacheKeys.defaultTeam(companyId)).toBe('company:1:calcom_teams:default');
    expect(cacheKeys.branchTeams(companyId, 7)).toBe('company:1:branch:7:calcom_teams');
    expect(cacheKeys.eventTypes(companyId, 5)).toBe('company:1:calcom_team:5:event_types');
    expect(cacheKeys.availability(companyId, 5, 123, range)).toMatch(
      /^company:1:calcom_team:5:availability:123:[\w-]{22}$/,
    );
  });

  it('puts all that belongs to a key into one cluster slot', () => {
    const key = cacheKeys.eventTypes(companyId, 5);
    const [lease, last] = [leaseKeyOf(key), staleKeyOf(key)];
    expect([lease, last]).toEqual([`{${key}}:lease`, `{${key}}:last`]);
    for (const name of [lease, last]) expect(/\{(.+?)\}/.exec(name)?.[1]).toBe(key);
  });

  it('tells the family from a member’s name', () => {
    const member = cacheKeys.availability(companyId, 5, 123, range);
    expect(familyOf(member)).toBe(cacheKeys.availabilityFamily(companyId, 5, 123));
  });

  it('keeps the register of a family beside its members', () => {
    expect(registerKeyOf(cacheKeys.availabilityFamily(companyId, 5, 123))).toBe(
      'register:company:1:calcom_team:5:availability:123',
    );
  });

  it('tells apart lengths, and the event type’s own length from each', () => {
    const lengths = [undefined, 0, 30, 45];
    expect(new Set(lengths.map((duration) => keyOf({ ...range, duration }))).size).toBe(lengths.length);
  });

  it('gives different questions different keys, and the same question the same', () => {
    const asked = fc.record({
      from: fc.string(),
      to: fc.string(),
      timezone: fc.string(),
      duration: fc.option(fc.nat(), { nil: undefined }),
    });
    fc.assert(
      fc.property(asked, asked, (one, other) => {
        expect(keyOf({ ...one })).toBe(keyOf(one));
        const isSame = isDeepStrictEqual({ ...one }, { ...other });
        expect(keyOf(one) === keyOf(other)).toBe(isSame);
      }),
    );
  });
});
