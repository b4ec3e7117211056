import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { companyOf } from '../../testing/company';
import {
  type AvailabilityRange,
  cacheKeys,
  companyIn,
  familyOf,
  staleKeyOf,
  leaseKeyOf,
  generationKeyOf,
  loadedUnderKeyOf,
  memberSizesKeyOf,
  membersKeyOf,
} from './cache-keys';

const { companyId } = companyOf(1);
const range = { from: '2026-03-02', to: '2026-03-03', timezone: 'Europe/Berlin' };

const keyOf = (requested: AvailabilityRange): string => cacheKeys.availability(companyId, 5, 123, requested);

describe('cacheKeys', () => {
  it('keys have the documented names', () => {
    expect(cacheKeys.teams(companyId)).toBe('company:1:calcom_teams:all');
    expect(cacheKeys.defaultTeam(companyId)).toBe('company:1:calcom_teams:default');
    expect(cacheKeys.branchTeams(companyId, 7)).toBe('company:1:branch:7:calcom_teams');
    expect(cacheKeys.eventTypes(companyId, 5)).toBe('company:1:calcom_team:5:event_types');
    expect(cacheKeys.availability(companyId, 5, 123, range)).toMatch(
      /^company:1:calcom_team:5:availability:123:[\w-]{22}$/,
    );
  });

  it('value, lease, stale value and generation of a key share one cluster slot', () => {
    const key = cacheKeys.eventTypes(companyId, 5);
    const names = [leaseKeyOf(key), staleKeyOf(key), loadedUnderKeyOf(key)];
    expect(names).toEqual([`{${key}}:lease`, `{${key}}:last`, `{${key}}:generation`]);
    for (const name of names) expect(/\{(.+?)\}/.exec(name)?.[1]).toBe(key);
  });

  it('members of a company and their sizes share one cluster slot', () => {
    expect([membersKeyOf('7'), memberSizesKeyOf('7')]).toEqual(['members:company:7', '{members:company:7}:bytes']);
  });

  it('the family follows from the key of a member, and other keys have none', () => {
    const member = cacheKeys.availability(companyId, 5, 123, range);
    expect(familyOf(member)).toBe(cacheKeys.availabilityFamily(companyId, 5, 123));
    const others = [
      cacheKeys.teams(companyId),
      cacheKeys.branchTeams(companyId, 7),
      cacheKeys.eventTypes(companyId, 5),
    ];
    expect(others.map(familyOf)).toEqual(others.map(() => undefined));
  });

  it('the company follows from every key', () => {
    const company = companyOf(73).companyId;
    const keys = [
      cacheKeys.teams(company),
      cacheKeys.branchTeams(company, 7),
      cacheKeys.eventTypes(company, 5),
      cacheKeys.availability(company, 5, 123, range),
    ];
    expect(keys.map(companyIn)).toEqual(keys.map(() => '73'));
  });

  it('the generation of a family has the name of the family', () => {
    expect(generationKeyOf(cacheKeys.availabilityFamily(companyId, 5, 123))).toBe(
      'generation:company:1:calcom_team:5:availability:123',
    );
  });

  it('each duration has a key of its own, and so has the event type’s default', () => {
    const durations = [undefined, 0, 30, 45];
    expect(new Set(durations.map((duration) => keyOf({ ...range, duration }))).size).toBe(durations.length);
  });

  it('different ranges have different keys, and equal ranges the same', () => {
    const ranges = fc.record({
      from: fc.string(),
      to: fc.string(),
      timezone: fc.string(),
      duration: fc.option(fc.nat(), { nil: undefined }),
    });
    fc.assert(
      fc.property(ranges, ranges, (one, other) => {
        expect(keyOf({ ...one })).toBe(keyOf(one));
        const isSame = isDeepStrictEqual({ ...one }, { ...other });
        expect(keyOf(one) === keyOf(other)).toBe(isSame);
      }),
    );
  });
});
