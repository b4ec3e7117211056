import { describe, expect, it } from '@jest/globals';
import { isInPart, type SearchedTimes, searchRange } from './search-range';

const NOW = new Date('2026-03-02T12:00:00Z');

const rangeOf = (times: SearchedTimes, timezone = 'Europe/Berlin') => {
  const { start, end, timezone: name } = searchRange(times, timezone, NOW);
  return [start.toUTC().toISO(), end.toUTC().toISO(), name];
};
const refusal = (field: string) => expect.objectContaining({ details: [expect.objectContaining({ field })] });

describe('searchRange', () => {
  it('a range reaches from midnight to midnight of its zone, both days included', () => {
    expect(rangeOf({ date: '2026-03-02' })).toEqual([
      '2026-03-01T23:00:00.000Z',
      '2026-03-02T23:00:00.000Z',
      'Europe/Berlin',
    ]);
    expect(rangeOf({ date: '2026-03-28', endDate: '2026-03-29' })).toEqual([
      '2026-03-27T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
      'Europe/Berlin',
    ]);
  });

  it('a range has the name of its zone in the letter case of the tz database, and keeps an alias', () => {
    expect(rangeOf({ date: '2026-03-02' }, 'europe/BERLIN')[2]).toBe('Europe/Berlin');
    expect(rangeOf({ date: '2026-03-02' }, 'asia/calcutta')[2]).toBe('Asia/Calcutta');
  });

  it.each([
    ['Europe/Berlin', '2026-03-15', '2026-04-14', '2026-04-15'],
    // Midnight itself is left out here on a day of the range, at its end, and at its beginning.
    ['Africa/Cairo', '2026-04-01', '2026-05-01', '2026-05-02'],
    ['Africa/Cairo', '2026-03-24', '2026-04-23', '2026-04-24'],
    ['Africa/Cairo', '2026-04-24', '2026-05-24', '2026-05-25'],
  ])('a range in %s has at most 31 days, whatever the clocks do: from %s to %s', (zone, date, last, tooLate) => {
    expect(() => rangeOf({ date, endDate: last }, zone)).not.toThrow();
    expect(() => rangeOf({ date, endDate: tooLate }, zone)).toThrow(refusal('end_date'));
  });

  it.each([
    ['an end before its beginning', { date: '2026-03-05', endDate: '2026-03-04' }, 'end_date'],
    ['a past', { date: '2026-03-01' }, 'date'],
    ['a past with an end', { date: '2026-02-01', endDate: '2026-03-01' }, 'end_date'],
    ['a part of the day that ends with its beginning', { date: '2026-03-02', from: '14:00', to: '14:00' }, 'to'],
    ['a part of the day that ends before its beginning', { date: '2026-03-02', from: '14:00', to: '09:00' }, 'to'],
  ])('a range has no %s', (_, times, field) => {
    expect(() => rangeOf(times)).toThrow(refusal(field));
  });

  it('a part of the day begins with its first minute and ends before its last, on the clock of the zone', () => {
    const part = { from: '14:00', to: '15:00' };
    const at = (time: string): string => `2026-03-29T${time}.000+02:00`;
    const inPart = ['13:59:59', '14:00:00', '14:59:59', '15:00:00'].map((time) => isInPart(at(time), part));
    expect(inPart).toEqual([false, true, true, false]);
    expect(isInPart(at('00:00:00'), { to: '00:01' })).toBe(true);
    expect(isInPart(at('23:59:00'), { from: '23:59' })).toBe(true);
    expect(isInPart(at('12:00:00'), {})).toBe(true);
  });
});
