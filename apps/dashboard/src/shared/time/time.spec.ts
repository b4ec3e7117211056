import { describe, expect, it } from '@jest/globals';
import { ageText } from './ages';
import { dateText, timeText, timeWithOffset } from './formats';
import { cityOf, dayOf, hourOf, offsetOf, showTheSame } from './zones';

const LATE = '2026-11-27T23:30:00Z';

describe('a moment', () => {
  it.each([
    ['Europe/Berlin', '2026-11-28', 0],
    ['America/New_York', '2026-11-27', 18],
    ['Asia/Kathmandu', '2026-11-28', 5],
  ])('has the day and the hour of %s', (zone, day, hour) => {
    expect([dayOf(LATE, zone), hourOf(LATE, zone)]).toEqual([day, hour]);
  });

  it('is written with the 24 hours of German and the 12 of American English', () => {
    expect(timeText('2026-11-27T13:30:00Z', 'Europe/Berlin', 'de')).toBe('14:30');
    expect(timeText('2026-11-27T13:30:00Z', 'Europe/Berlin', 'en-US')).toMatch(/^2:30\sPM$/);
  });

  it('has a date with the name of its month', () => {
    expect(dateText('2026-11-27T13:30:00Z', 'Europe/Berlin', 'de')).toBe('Fr., 27. November 2026');
  });

  it('is told apart from the same hour before the clocks went back', () => {
    const first = timeWithOffset('2026-10-25T00:30:00Z', 'Europe/Berlin', 'en');
    const second = timeWithOffset('2026-10-25T01:30:00Z', 'Europe/Berlin', 'en');
    expect(first).toContain('GMT+2');
    expect(second).toContain('GMT+1');
  });
});

describe('a zone', () => {
  it('is named by its city', () => {
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  });

  it('has the offset of the moment, in summer another than in winter', () => {
    expect(offsetOf('2026-07-01T12:00:00Z', 'Europe/Berlin', 'en')).toBe('GMT+2');
    expect(offsetOf('2026-12-01T12:00:00Z', 'Europe/Berlin', 'en')).toBe('GMT+1');
  });

  it('shows the same as another with the same offset', () => {
    expect(showTheSame(LATE, 'Europe/Berlin', 'Europe/Paris')).toBe(true);
    expect(showTheSame(LATE, 'Europe/Berlin', 'Europe/London')).toBe(false);
  });
});

describe('an age', () => {
  it.each([
    ['2026-11-27T13:29:40Z', 'in dieser Minute'],
    ['2026-11-27T13:18:00Z', 'vor 12 Minuten'],
    ['2026-11-27T11:00:00Z', 'vor 2 Stunden'],
    ['2026-11-25T11:00:00Z', 'vorgestern'],
    ['2026-11-27T13:31:00Z', 'in dieser Minute'],
  ])('since %s reads %j', (since, text) => {
    expect(ageText(since, Date.parse('2026-11-27T13:30:00Z'), 'de')).toBe(text);
  });
});
