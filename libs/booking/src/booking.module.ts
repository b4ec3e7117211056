import { AvailabilityModule } from '@app/availability';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { EventTypesModule } from '@app/event-types';
import { TeamsModule } from '@app/teams';
import { Ownership, Retention, TenantDatabase } from '@app/tenancy';
import { WebhooksModule } from '@app/webhooks';
import { BookAppointment } from './appointments/book';
import { BookingStore } from './appointments/booking-store';
import { Booking } from './appointments/booking.entity';
import { BookingsController } from './appointments/bookings.controller';
import { BookingsService } from './appointments/bookings.service';
import { BookingsSubscriber } from './appointments/bookings.subscriber';
import { CancelAppointment } from './appointments/cancel';
import { Changes } from './appointments/change';
import { RescheduleAppointment } from './appointments/reschedule';
import { Reconciler } from './appointments/reconcile';
import { Sending } from './appointments/send';
import { Outcomes } from './appointments/outcomes';
import { TimelyAnswers } from './appointments/timely-answers';
import { UpstreamBookings } from './appointments/upstream-bookings';
import { Wishes } from './appointments/wish';
import { BookingClaims } from './claims/booking-claims';
import { OpenBookings } from './claims/open-bookings';
import { Reconciling } from './appointments/reconciling';
import { WaitingLine } from './claims/waiting-line';
import { Attempts } from './idempotency/attempts';
import { EXPIRED_ATTEMPTS } from './idempotency/expired-attempts';

@Module({
  imports: [CalcomClientModule, TeamsModule, EventTypesModule, AvailabilityModule, WebhooksModule],
  controllers: [BookingsController],
  providers: [
    BookAppointment,
    RescheduleAppointment,
    CancelAppointment,
    Changes,
    WaitingLine,
    Wishes,
    Sending,
    TimelyAnswers,
    Outcomes,
    Reconciler,
    BookingStore,
    UpstreamBookings,
    BookingsService,
    BookingsSubscriber,
    BookingClaims,
    OpenBookings,
    Reconciling,
    Attempts,
  ],
  exports: [BookAppointment, RescheduleAppointment, CancelAppointment, BookingsService, Reconciling],
})
export class BookingModule implements OnModuleInit {
  constructor(
    private readonly ownership: Ownership,
    private readonly retention: Retention,
    private readonly database: TenantDatabase,
  ) {}

  onModuleInit(): void {
    this.retention.register(EXPIRED_ATTEMPTS);
    this.ownership.register('booking', (tenant, id) => this.database.has(tenant, Booking, { id }));
  }
}
