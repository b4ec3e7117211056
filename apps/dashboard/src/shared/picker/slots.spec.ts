import { describe, expect, it } from '@jest/globals';
import { byDay, byPartOfDay, hasAnHourTwice, nearestTo } from './slots';

const slotsAt = (...starts: string[]) => starts.map((start) => ({ start, end: start, slot_id: start }));
const startsOf = (slots: readonly { start: string }[]) => slots.map(({ start }) => start);
const BERLIN = 'Europe/Berlin';

describe('slots', () => {
  it('belong to the day of the zone that they are shown in', () => {
    const late = slotsAt('2026-12-01T22:30:00Z', '2026-12-01T23:30:00Z');
    expect([...byDay(late, BERLIN).keys()]).toEqual(['2026-12-01', '2026-12-02']);
    expect([...byDay(late, 'America/New_York').keys()]).toEqual(['2026-12-01']);
  });

  it('are grouped by part of the day, without empty parts', () => {
    const groups = byPartOfDay(slotsAt('2026-12-01T10:59:00Z', '2026-12-01T11:00:00Z', '2026-12-01T15:59:00Z'), BERLIN);
    expect(groups.map(({ part, slots }) => [part, slots.length])).toEqual([
      ['morning', 1],
      ['afternoon', 2],
    ]);
  });

  it('of an hour that a day has twice are recognised', () => {
    expect(hasAnHourTwice(slotsAt('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'), BERLIN)).toBe(true);
    expect(hasAnHourTwice(slotsAt('2026-10-26T00:30:00Z', '2026-10-26T01:30:00Z'), BERLIN)).toBe(false);
  });
});

describe('alternatives to a taken time', () => {
  const day = slotsAt('2026-12-01T08:00:00Z', '2026-12-01T09:30:00Z', '2026-12-01T10:00:00Z', '2026-12-01T15:00:00Z');

  it('are the nearest ones in the order of the day', () => {
    expect(startsOf(nearestTo('2026-12-01T09:45:00Z', day, 2))).toEqual(startsOf(day.slice(1, 3)));
  });

  it('never are the time itself', () => {
    expect(startsOf(nearestTo('2026-12-01T10:00:00.000+00:00', day, 9))).toEqual(startsOf([day[0]!, day[1]!, day[3]!]));
  });
});
