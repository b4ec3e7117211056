import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { checkArguments } from './check-arguments';
import { dayIn } from './day-argument';
import { partOfDay } from './part-of-day';
import { wallTime } from './wall-time';

const ZONE = 'Europe/Berlin';

describe('checkArguments', () => {
  it('an agent’s check accepts numbers in quotes and drops unknown arguments', () => {
    const args = { team_id: '5', event_type_id: '2563193', date: '2026-12-01', duration: 30, mood: 'good' };
    const read = { team_id: 5, event_type_id: 2_563_193, date: '2026-12-01', duration: 30 };
    for (let time = 0; time < 2; time++) expect(checkArguments(args, ZONE)).toEqual(read);
  });

  it.each([true, [5], {}, '5.0', '0x5', 'five', '-5', 5.5, 1e300, Number.POSITIVE_INFINITY])(
    'an agent’s check refuses a team_id that is no number: %j',
    (team_id) => {
      const args = { team_id, event_type_id: 1, date: '2026-12-01' };
      for (let time = 0; time < 2; time++) expect(() => checkArguments(args, ZONE)).toThrow(/team_id/);
    },
  );

  it('an agent’s check is not taken for another one that has the same text', () => {
    const args = { event_type_id: 1, date: '2026-12-01' };
    expect(() => checkArguments({ ...args, duration: null }, ZONE)).toThrow(/duration/);
    expect(() => checkArguments({ ...args, duration: Number.POSITIVE_INFINITY }, ZONE)).toThrow(/duration/);
    expect(() => checkArguments({ ...args, duration: [30] }, ZONE)).toThrow(/duration/);
    expect(checkArguments({ ...args, duration: 30 }, ZONE)).toEqual({ ...args, duration: 30 });
  });

  it('an agent’s check takes a day in words for what the caller said', () => {
    expect(checkArguments({ event_type_id: 1, date: 'morgen' }, ZONE)).toEqual({ event_type_id: 1, when: 'morgen' });
    expect(() => checkArguments({ event_type_id: 1, date: '12/01/2026' }, ZONE)).toThrow(/date/);
  });
});

describe('wallTime', () => {
  it.each([
    ['14:00', '14:00'],
    ['9', '09:00'],
    [14, '14:00'],
    ['14 Uhr', '14:00'],
    ['14:30 Uhr', '14:30'],
    ['2pm', '14:00'],
    ['2:30 PM', '14:30'],
    ['12 am', '00:00'],
    ['12 p.m.', '12:00'],
    ['14:00:00', '14:00'],
    ['25', '25'],
    ['14 pm', '14 pm'],
    ['late', 'late'],
    [true, true],
  ])('the time of day of %j is %j', (value, time) => expect(wallTime(value)).toBe(time));
});

describe('partOfDay', () => {
  it.each([
    ['Nachmittag', 'afternoon'],
    ['late afternoon', 'afternoon'],
    ['am Abend', 'evening'],
    ['whenever', 'whenever'],
  ])('the part of the day of %j is %j', (value, part) => expect(partOfDay(value)).toBe(part));
});

describe('dayIn', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-01T10:00:00', '2026-12-01'],
    ['2026-12-01 10:00', '2026-12-01'],
    ['2026-12-01T00:00:00+01:00', '2026-12-01'],
    ['2026-11-30T23:00:00.000Z', '2026-12-01'],
    ['2026-12-01T99:00:00Z', '2026-12-01T99:00:00Z'],
    ['2026-12-01T10', '2026-12-01'],
    ['2026-12-01 14:00 Uhr', '2026-12-01'],
    ['1.12.2026', '2026-12-01'],
    ['tomorrow', 'tomorrow'],
    [5, 5],
  ])('the day of %j is %j', (value, day) => expect(dayIn(value, 'Europe/Berlin')).toBe(day));
});
