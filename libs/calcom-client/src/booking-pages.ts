import { type CalcomBooking, readBooking } from './bookings';
import { OddPart } from './oddity';
import { Wire } from './wire';

/**
 * More than one event type has in any window worth searching: a filter that matches more is too wide. Of a team, whose next
 * days are compared, all are listed, also those that were cancelled.
 */
export const bookingPages = ({ teamId }: { teamId?: number }): { size: number; maxPages: number } => ({
  size: 100,
  maxPages: teamId === undefined ? 10 : 100,
});

/** A page of bookings. */
export interface BookingPage {
  bookings: CalcomBooking[];
  /** Why other bookings of the page cannot be read. Any of them may be the wanted one. */
  unreadable: OddPart[];
  count: number;
  keys: string[];
}

/** @throws OddPart unless the value is a list. */
export function readBookingPage({ raw: { data: value }, notes }: Wire): BookingPage {
  if (!Array.isArray(value)) throw new OddPart('data', 'is no list');
  const page: BookingPage = { bookings: [], unreadable: [], count: value.length, keys: [] };
  value.forEach((raw: unknown, index) => {
    try {
      const booking = readBooking(Wire.object(raw, `data[${index}]`, notes));
      page.bookings.push(booking);
      page.keys.push(booking.uid);
    } catch (error) {
      if (!(error instanceof OddPart)) throw error;
      page.unreadable.push(error);
      notes.push(error);
    }
  });
  return page;
}
