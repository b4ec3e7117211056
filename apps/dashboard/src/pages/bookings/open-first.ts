import type { Booking } from '@team-selector/client';
import { isOpen } from '../../shared/bookings/booking-states';

/**
 * What the list shows: bookings without an outcome first, the next appointment first; then the others in the order of
 * the list. Each once, though it may be in both.
 * @param listed the pages that are loaded; of the two, they know the later status.
 */
export function openFirst(
  open: readonly Booking[],
  listed: readonly Booking[],
): { open: Booking[]; others: Booking[] } {
  const all = new Map([...open, ...listed].map((booking) => [booking.id, booking]));
  const found = [...all.values()].filter(({ status }) => isOpen(status));
  return {
    open: found.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start)),
    others: listed.filter(({ status }) => !isOpen(status)),
  };
}
