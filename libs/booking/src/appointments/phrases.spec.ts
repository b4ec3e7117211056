import { describe, expect, it } from '@jest/globals';
import type { BookingStatus } from '../status/booking-status';
import { confirmationOf } from './phrases';

const ZONE = 'Europe/Berlin';
const AT = new Date('2026-03-03T13:30:00Z');

const spoken = (status: BookingStatus, locale: 'de' | 'en') =>
  confirmationOf({ status, startAt: AT }, 'Haarschnitt', ZONE, { locale, timezone: ZONE });

describe('confirmationOf', () => {
  it('a confirmation says "booked" only when Cal.com has confirmed', () => {
    expect(spoken('confirmed', 'de')).toBe('Ihr Termin „Haarschnitt“ am Dienstag, 3. März um 14:30 Uhr ist gebucht.');
    expect(spoken('confirmed', 'en')).toBe('Your appointment "Haarschnitt" on Tuesday, March 3 at 2:30 PM is booked.');
    for (const status of ['pending', 'unknown', 'rejected', 'failed', 'cancelled'] as const) {
      expect(spoken(status, 'de')).not.toContain('gebucht');
      expect(spoken(status, 'en')).not.toContain('booked');
    }
  });
});
