import type { Operation } from '../http/operation';
import { refuseOldest, WITH_OLDEST } from './booking-versions';
import { bookingOutput } from './bookings.output';
import { findBooking } from './find-booking';

export const getBooking: Operation = {
  name: 'getBooking',
  method: 'GET',
  path: '/bookings/:bookingUid',
  versions: WITH_OLDEST,
  auth: 'optional',
  run(call) {
    refuseOldest(call.version);
    return bookingOutput(call.store, findBooking(call));
  },
};
