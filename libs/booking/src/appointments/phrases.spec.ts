import { describe, expect, it } from '@jest/globals';
import type { BookingStatus } from './booking.entity';
import { confirmationOf } from './phrases';

const ZONE = 'Europe/Berlin';
const AT = new Date('2026-03-03T13:30:00Z');

const said = (status: BookingStatus, locale: 'de' | 'en') =>
  confirmationOf({ status, startAt: AT }, 'Haarschnitt', ZONE, locale);

describe('a confirmation', () => {
  it('says "booked" of nothing that Cal.com has not confirmed', () => {
    expect(said('confirmed', 'de')).toBe('Ihr Termin „Haarschnitt“ am Dienstag, 3. März um 14:30 Uhr ist gebucht.');
    expect(said('confirmed', 'en')).toBe('Your appointment "Haarschnitt" on Tuesday, March 3 at 2:30 PM is booked.');
    for (const status of ['pending', 'unknown', 'rejected', 'failed', 'cancelled'] as const) {
      expect(said(status, 'de')).not.toContain('gebucht');
      expect(said(status, 'en')).not.toContain('booked');
    }
  });
});
