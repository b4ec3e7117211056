export { BookAppointment } from './appointments/book';
export { BookDto, BookedDto } from './appointments/booking.dto';
export { BookingEvent } from './appointments/booking-event.entity';
export { Booking, type BookingStatus, isOpen } from './appointments/booking.entity';
export { BookingModule } from './booking.module';
export { Reconciling } from './claims/reconciling';
export { BookingAttempt } from './idempotency/booking-attempt.entity';
export { ReplayedFailure } from './idempotency/stored-failure';
