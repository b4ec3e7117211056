import { notFound } from '../http/errors';
import type { Operation } from '../http/operation';
import { BOOKING_VERSIONS, refuseOldest, WITH_OLDEST } from './booking-versions';
import { bookingOutput, listedBookingOutput } from './bookings.output';
import { findBooking, findSeries } from './find-booking';
import { bookingOfSeat } from '../seats/seats';

/** A booking by its uid, or all bookings of a series by their common uid. */
export const getBooking: Operation = {
  name: 'getBooking',
  method: 'GET',
  path: '/bookings/:bookingUid',
  versions: WITH_OLDEST,
  auth: 'optional',
  run(call) {
    refuseOldest(call.version);
    const series = findSeries(call);
    if (series.length > 0) return series.map((booking) => bookingOutput(call, booking));
    return bookingOutput(call, findBooking(call));
  },
};

/** A client that knows a seat's uid sees that seat, even if the event type hides the others. */
export const getBookingBySeat: Operation = {
  name: 'getBookingBySeat',
  method: 'GET',
  path: '/bookings/by-seat/:seatUid',
  versions: BOOKING_VERSIONS,
  auth: 'optional',
  run(call) {
    const seatUid = call.params['seatUid'] ?? '';
    const booking = bookingOfSeat(call.store, seatUid);
    if (!booking) throw notFound(`Booking with seatUid=${seatUid} was not found in the database`);
    const shown = bookingOutput(call, booking);
    if (shown.attendees.length > 0) return shown;
    const own = booking.seats?.filter((seat) => seat.seatUid === seatUid);
    return listedBookingOutput(call.store, { ...booking, seats: own });
  },
};
