import { describe, expect, it } from '@jest/globals';
import { spreadOver } from './spread';

const at = (day: number, time: string): string => `2026-12-0${day}T${time}:00.000+01:00`;
const halfHours = (day: number, from: number, to: number): string[] =>
  Array.from({ length: (to - from) * 2 }, (_, index) =>
    at(day, `${String(from + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`),
  );
const timesOf = (starts: string[]): string[] => starts.map((start) => start.slice(9, 16));
const spread = (starts: string[], within = {}) => timesOf(spreadOver(starts, 3, within, (start) => start));

describe('slots that are offered out of many', () => {
  it.each<[string, string[], object, string[]]>([
    ['are all, where there are no more', halfHours(1, 9, 10), {}, ['1T09:00', '1T09:30']],
    [
      'are the first, one in the middle and the last of a day',
      halfHours(1, 9, 17),
      {},
      ['1T09:00', '1T12:30', '1T16:30'],
    ],
    [
      'are in the three thirds of the part of the day that was asked for',
      [...halfHours(1, 14, 15), at(1, '15:30'), at(1, '17:30')],
      { from: '14:00', to: '18:00' },
      ['1T14:00', '1T15:30', '1T17:30'],
    ],
    [
      'are in the three thirds of days in words',
      [...halfHours(1, 9, 17), ...halfHours(2, 9, 17), ...halfHours(3, 9, 17)],
      { since: '2026-12-01T00:00', until: '2026-12-04T00:00' },
      ['1T09:00', '2T12:30', '3T16:30'],
    ],
    [
      'are in the middle of what was asked for, also where most are at its beginning',
      [...halfHours(1, 14, 16), at(1, '17:30')],
      { since: '2026-12-01T14:00', until: '2026-12-01T18:00' },
      ['1T14:00', '1T15:30', '1T17:30'],
    ],
  ])('slots that are offered out of many %s', (_case, starts, within, expected) => {
    expect(spread(starts, within)).toEqual(expected);
  });
});
