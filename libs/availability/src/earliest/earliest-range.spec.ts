import { describe, expect, it } from '@jest/globals';
import { rangeIn, refuseNonsense, type WantedTimes } from './earliest-range';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const BERLIN = 'Europe/Berlin';

const inWords = (times: WantedTimes, zone = BERLIN) => {
  const { start, end, date, endDate, days } = rangeIn(times, zone, NOW);
  return [new Date(start).toISOString(), new Date(end).toISOString(), date, endDate, days];
};
const refusal = expect.objectContaining({ details: [expect.objectContaining({ field: 'to' })] });

describe('rangeIn', () => {
  it('a range that is not named begins now and has 31 days, today included', () => {
    expect(inWords({})).toEqual([
      '2026-03-02T12:00:00.000Z',
      '2026-04-01T22:00:00.000Z',
      '2026-03-02',
      '2026-04-01',
      31,
    ]);
  });

  it('a range of days is one of the days of each zone', () => {
    const days = { from: '2026-03-28', to: '2026-03-29' };
    expect(inWords(days)).toEqual([
      '2026-03-27T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
      '2026-03-28',
      '2026-03-29',
      2,
    ]);
    expect(inWords(days, 'America/New_York').slice(0, 2)).toEqual([
      '2026-03-28T04:00:00.000Z',
      '2026-03-30T04:00:00.000Z',
    ]);
  });

  it('a range between instants touches the days on which they lie, and an end at midnight none more', () => {
    const instants = { from: '2026-03-03T22:30:00+01:00', to: '2026-03-05T00:00:00+01:00' };
    expect(inWords(instants)).toEqual([
      '2026-03-03T21:30:00.000Z',
      '2026-03-04T23:00:00.000Z',
      '2026-03-03',
      '2026-03-04',
      2,
    ]);
    expect(inWords(instants, 'Asia/Kathmandu').slice(2)).toEqual(['2026-03-04', '2026-03-05', 2]);
  });

  it('a range that has begun begins now, and one that is over is empty', () => {
    expect(inWords({ from: '2026-03-01', to: '2026-03-02' })[0]).toBe('2026-03-02T12:00:00.000Z');
    const { start, end } = rangeIn({ to: '2026-03-02' }, 'Pacific/Auckland', NOW);
    expect(end).toBeLessThan(start);
  });
});

describe('refuseNonsense', () => {
  it.each<WantedTimes>([
    {},
    { from: '2026-03-02', to: '2026-04-01' },
    { from: '2999-12-31' },
    { from: '2026-03-02T13:00:00+01:00', to: '2026-03-02T13:01:00+01:00' },
    { from: '2026-03-10', to: '2026-03-10T08:00:00Z' },
    { to: '2026-03-02' },
  ])('a sensible range is admitted: %j', (times) => {
    expect(() => refuseNonsense(times, BERLIN, NOW)).not.toThrow();
  });

  it.each<WantedTimes>([
    { to: '2026-03-01' },
    { to: '2026-03-02T12:00:00Z' },
    { from: '2026-03-10', to: '2026-03-09' },
    { from: '2026-03-10T10:00:00Z', to: '2026-03-10T10:00:00Z' },
    { from: '2026-03-02', to: '2026-04-02' },
    { from: '2026-02-01', to: '2026-03-04' },
    { from: '2026-03-03T22:30:00+01:00', to: '2026-04-03T00:00:01+02:00' },
  ])('a range without sense is refused by its end: %j', (times) => {
    expect(() => refuseNonsense(times, BERLIN, NOW)).toThrow(refusal);
  });
});
