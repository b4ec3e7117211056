export { BookAppointment } from './appointments/book';
export { BookDto, BookedDto } from './appointments/booking.dto';
export { BookingEvent } from './appointments/booking-event.entity';
export { Booking, type BookingStatus, isOpen } from './appointments/booking.entity';
export { BOOK_FAILURES } from './appointments/bookings.controller';
export { BookingModule } from './booking.module';
export { Reconciling } from './claims/reconciling';
export { BookingAttempt } from './idempotency/booking-attempt.entity';
export { IDEMPOTENCY_KEY_HEADER, ownKey, tell } from './idempotency/told-reply';
