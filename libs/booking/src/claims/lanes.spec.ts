import { describe, expect, it } from '@jest/globals';
import { isTaken, lanesOf } from './lanes';

const SOLO = { hostIds: [1], schedulingType: 'collective', seats: null };
const ROUND = { hostIds: [1, 2], schedulingType: 'roundRobin', seats: null };
const same = (...hostIds: number[]) => ({ isSameType: true, hostIds });
const other = (...hostIds: number[]) => ({ isSameType: false, hostIds });

describe('the hosts of an event type', () => {
  it('the hosts of an event type are claimed in one order, and the event type itself where they are unknown', () => {
    expect(lanesOf({ calcomEventTypeId: 7, hostIds: [12, 3] })).toEqual([3, 12]);
    expect(lanesOf({ calcomEventTypeId: 7, hostIds: [] })).toEqual([-7]);
    expect(lanesOf({ calcomEventTypeId: 7, hostIds: Array.from({ length: 33 }, (_, id) => id + 1) })).toEqual([-7]);
  });

  it.each([
    ['nobody else wants the time', SOLO, [], false],
    ['the only host is booked', SOLO, [same(1)], true],
    ['the only host is booked for another service', SOLO, [other(1)], true],
    ['another service has another host', SOLO, [other(2)], false],
    ['Cal.com did not tell the only host', SOLO, [same()], true],
    ['one of two is booked', ROUND, [same(1)], false],
    ['both of two are booked', ROUND, [same(1), other(2)], true],
    ['one is booked twice', ROUND, [same(1), other(1)], false],
    ['Cal.com told neither of two', ROUND, [same(), same()], true],
    ['one of all is needed, and one is booked', { ...ROUND, schedulingType: 'collective' }, [same(2)], true],
    ['hosts are unknown', { ...ROUND, hostIds: [] }, [same(1), same(2)], false],
    ['people share the time', { ...SOLO, seats: 5 }, [same(1)], false],
  ])('the hosts of an event type, when %s', (_case, eventType, rivals, taken) => {
    expect(isTaken(eventType, rivals)).toBe(taken);
  });
});
