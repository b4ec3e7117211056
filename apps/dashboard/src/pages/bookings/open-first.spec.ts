import { describe, expect, it } from '@jest/globals';
import type { Booking, BookingStatus } from '@team-selector/client';
import { openFirst } from './open-first';

const booking = (id: number, status: BookingStatus, day: number) =>
  ({ id, status, start: `2026-12-${String(day).padStart(2, '0')}T10:00:00Z` }) as Booking;
const ids = (bookings: readonly Booking[]) => bookings.map(({ id }) => id);

describe('the list of bookings', () => {
  it('shows those without an outcome first, wherever they stand', () => {
    const listed = [booking(1, 'confirmed', 9), booking(2, 'unknown', 8), booking(3, 'cancelled', 7)];
    const { open, others } = openFirst([booking(4, 'pending', 2)], listed);
    expect([ids(open), ids(others)]).toEqual([
      [4, 2],
      [1, 3],
    ]);
  });

  it('shows each once, as the page of the list says', () => {
    const { open, others } = openFirst([booking(1, 'unknown', 2)], [booking(1, 'confirmed', 2)]);
    expect([ids(open), ids(others)]).toEqual([[], [1]]);
  });
});
