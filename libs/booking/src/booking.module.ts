import { AvailabilityModule } from '@app/availability';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { EventTypesModule } from '@app/event-types';
import { TeamsModule } from '@app/teams';
import { Ownership, TenantDatabase } from '@app/tenancy';
import { BookingRows } from './bookings/booking-rows';
import { BookingSettlement } from './bookings/booking-settlement';
import { Booking } from './bookings/booking.entity';
import { BookingService } from './bookings/booking.service';
import { BookingsController } from './bookings/bookings.controller';
import { BookingsService } from './bookings/bookings.service';
import { BookingsSubscriber } from './bookings/bookings.subscriber';
import { CalcomBookings } from './bookings/calcom-bookings';
import { Attempts } from './idempotency/attempts';
import { IdempotencyService } from './idempotency/idempotency.service';

@Module({
  imports: [CalcomClientModule, TeamsModule, EventTypesModule, AvailabilityModule],
  controllers: [BookingsController],
  providers: [
    BookingService,
    BookingRows,
    BookingSettlement,
    CalcomBookings,
    BookingsService,
    BookingsSubscriber,
    IdempotencyService,
    Attempts,
  ],
  exports: [BookingService, BookingsService],
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
