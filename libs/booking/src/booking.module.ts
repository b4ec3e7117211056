import { AvailabilityModule } from '@app/availability';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { EventTypesModule } from '@app/event-types';
import { TeamsModule } from '@app/teams';
import { Ownership, TenantDatabase } from '@app/tenancy';
import { BookingRows } from './appointments/booking-rows';
import { BookingConfirmation } from './appointments/confirmation';
import { Booking } from './appointments/booking.entity';
import { BookAppointment } from './appointments/book';
import { BookingsController } from './appointments/bookings.controller';
import { BookingsService } from './appointments/bookings.service';
import { BookingsSubscriber } from './appointments/bookings.subscriber';
import { UpstreamBookings } from './appointments/upstream-bookings';
import { Attempts } from './idempotency/attempts';
import { IdempotencyService } from './idempotency/idempotency.service';

@Module({
  imports: [CalcomClientModule, TeamsModule, EventTypesModule, AvailabilityModule],
  controllers: [BookingsController],
  providers: [
    BookAppointment,
    BookingRows,
    BookingConfirmation,
    UpstreamBookings,
    BookingsService,
    BookingsSubscriber,
    IdempotencyService,
    Attempts,
  ],
  exports: [BookAppointment, BookingsService],
})
export class BookingModule implements OnModuleInit {
  constructor(
    private readonly ownership: Ownership,
    private readonly database: TenantDatabase,
  ) {}

  onModuleInit(): void {
    this.ownership.register('booking', (tenant, id) => this.database.has(tenant, Booking, { id }));
  }
}
