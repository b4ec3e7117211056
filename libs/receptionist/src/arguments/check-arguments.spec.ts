import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { checkArguments } from './check-arguments';
import { dayIn } from './day-argument';

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
    expect(checkArguments({ ...args, duration: null }, ZONE)).toEqual({ ...args, duration: null });
    expect(() => checkArguments({ ...args, duration: Number.POSITIVE_INFINITY }, ZONE)).toThrow(/duration/);
    expect(() => checkArguments({ ...args, duration: [30] }, ZONE)).toThrow(/duration/);
    expect(checkArguments({ ...args, duration: 30 }, ZONE)).toEqual({ ...args, duration: 30 });
  });
});

describe('dayIn', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-01T10:00:00', '2026-12-01'],
    ['2026-12-01 10:00', '2026-12-01'],
    ['2026-12-01T00:00:00+01:00', '2026-12-01'],
    ['2026-11-30T23:00:00.000Z', '2026-12-01'],
    ['2026-12-01T99:00:00Z', '2026-12-01T99:00:00Z'],
    ['tomorrow', 'tomorrow'],
    [5, 5],
  ])('the day of %j is %j', (value, day) => expect(dayIn(value, 'Europe/Berlin')).toBe(day));
});
