import { describe, expect, it } from '@jest/globals';
import { alternativesTo, datesAround } from './alternatives';

const ZONE = 'Europe/Berlin';
/** A Thursday. */
const WANTED = new Date('2026-12-03T10:00:00+01:00');
const slots = (...starts: string[]) => starts.map((start) => ({ start: `${start}:00+01:00` }));
const timesOf = (found: { start: string }[]) => found.map(({ start }) => start.slice(0, 16));

describe('other times for a wish', () => {
  it.each([
    [
      'near it, on the next working day, and a week later',
      [
        '2026-12-03T08:30',
        '2026-12-03T10:30',
        '2026-12-03T15:00',
        '2026-12-04T09:00',
        '2026-12-04T10:30',
        '2026-12-10T10:00',
      ],
      ['2026-12-03T10:30', '2026-12-04T10:30', '2026-12-10T10:00'],
    ],
    [
      'not far from it on the day itself, and over the weekend',
      ['2026-12-03T15:00', '2026-12-05T10:00', '2026-12-07T09:00'],
      ['2026-12-03T15:00', '2026-12-07T09:00'],
    ],
    ['the next that is free, where nothing else is', ['2026-12-06T12:00'], ['2026-12-06T12:00']],
    ['none, where nothing is free but the time itself', ['2026-12-03T10:00'], []],
  ])('other times for a wish are %s', (_case, free, expected) => {
    expect(timesOf(alternativesTo(WANTED, ZONE, slots(...free)))).toEqual(expected);
  });

  it('other times for a wish are on other days, where the day is full', () => {
    const free = slots('2026-12-03T10:30', '2026-12-04T16:00');
    expect(timesOf(alternativesTo(WANTED, ZONE, free, false))).toEqual(['2026-12-04T16:00']);
  });

  it('other times for a wish are looked for from today, for one that was too soon', () => {
    const now = new Date('2026-12-03T12:00:00+01:00');
    expect(datesAround(WANTED, now, ZONE)).toEqual({ date: '2026-12-03', endDate: '2026-12-11' });
    expect(datesAround(new Date('2026-11-01T10:00:00Z'), now, ZONE).date).toBe('2026-12-03');
  });
});
