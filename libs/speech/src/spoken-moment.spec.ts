import { describe, expect, it } from '@jest/globals';
import { spokenMoment } from './spoken-moment';

const ZONE = 'Europe/Berlin';
const AT = new Date('2026-03-03T13:30:00Z');

describe('spokenMoment', () => {
  it('a spoken time is in words, in its zone and language', () => {
    expect(spokenMoment(AT, ZONE, 'de')).toBe('Dienstag, 3. März um 14:30 Uhr');
    expect(spokenMoment(AT, ZONE, 'en')).toBe('Tuesday, March 3 at 2:30 PM');
    expect(spokenMoment(AT, 'Pacific/Auckland', 'en')).toBe('Wednesday, March 4 at 2:30 AM');
    expect(spokenMoment(new Date('2026-12-01T08:05:00Z'), ZONE, 'de')).toBe('Dienstag, 1. Dezember um 9:05 Uhr');
  });

  it.each([
    ['America/New_York', 'de', 'Dienstag, 3. März um 8:30 Uhr, Nordamerikanische Ostküstenzeit'],
    ['America/New_York', 'en', 'Tuesday, March 3 at 8:30 AM, Eastern Time'],
    ['Asia/Kathmandu', 'en', 'Tuesday, March 3 at 7:15 PM, Nepal Time'],
    // Their clocks always agree.
    ['Europe/Vienna', 'de', 'Dienstag, 3. März um 14:30 Uhr'],
    [ZONE, 'de', 'Dienstag, 3. März um 14:30 Uhr'],
  ] as const)(
    'a spoken time in %s names its zone where another one is taken for granted: %s',
    (zone, locale, spoken) => {
      expect(spokenMoment(AT, zone, locale, ZONE)).toBe(spoken);
    },
  );
});
