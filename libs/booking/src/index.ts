export { BookingModule } from './booking.module';
export { BookDto, BookedDto } from './bookings/booking.dto';
export { Booking, type BookingStatus } from './bookings/booking.entity';
export { BookingService } from './bookings/booking.service';
export { BookingAttempt } from './idempotency/booking-attempt.entity';
export { fingerprintOf } from './idempotency/fingerprint';
export { ReplayedFailure } from './idempotency/stored-failure';
