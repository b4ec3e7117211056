export { BookAppointment } from './appointments/book';
export { BookDto, BookedDto } from './appointments/booking.dto';
export { Booking, type BookingStatus } from './appointments/booking.entity';
export { BookingModule } from './booking.module';
export { BookingAttempt } from './idempotency/booking-attempt.entity';
export { fingerprintOf } from './idempotency/fingerprint';
export { ReplayedFailure } from './idempotency/stored-failure';
