import { Module, type OnModuleInit } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { EventTypesModule } from '@app/event-types';
import { TeamsModule } from '@app/teams';
import { Ownership, TenantDatabase } from '@app/tenancy';
import { AvailabilityService } from './availability/availability.service';
import { SlotIds } from './availability/slot-ids';
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
  imports: [CalcomClientModule, TeamsModule, EventTypesModule],
  controllers: [BookingsController],
  providers: [
    AvailabilityService,
    SlotIds,
    BookingService,
    BookingRows,
    BookingSettlement,
    CalcomBookings,
    BookingsService,
    BookingsSubscriber,
    IdempotencyService,
    Attempts,
  ],
  exports: [AvailabilityService, BookingService, BookingsService],
})
export class BookingModule implements OnModuleInit {
  constructor(
    private readonly ownership: Ownership,
    private readonly database: TenantDatabase,
  ) {}

  onModuleInit(): void {
    this.ownership.register(
      'booking',
      async (tenant, id) => (await this.database.forTenant(tenant).count(Booking, { id })) === 1,
    );
  }
}
