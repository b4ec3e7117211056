import { AvailabilityModule } from '@app/availability';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { Environment } from '@app/common';
import { PersonalData } from '@app/personal-data';
import { EventTypesModule } from '@app/event-types';
import { CompanyStatus, SyncModule } from '@app/sync';
import { TeamsModule } from '@app/teams';
import { Ownership, Retention, TenantDatabase } from '@app/tenancy';
import { IncomingHandlers, WebhooksModule } from '@app/webhooks';
import { Beginnings } from './appointments/beginnings';
import { BookAppointment } from './appointments/book';
import { BookingStore } from './appointments/booking-store';
import { Booking } from './appointments/booking.entity';
import { BookingsController } from './appointments/bookings.controller';
import { BookingsService } from './appointments/bookings.service';
import { BookingsSubscriber } from './appointments/bookings.subscriber';
import { CancelAppointment } from './appointments/cancel';
import { Changes } from './appointments/change';
import { RescheduleAppointment } from './appointments/reschedule';
import { CurrentAppointments } from './appointments/current-appointments';
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
import { BOOKING_TRIGGERS } from './elsewhere/calcom-event';
import { CalcomEvents } from './elsewhere/calcom-events';
import { Comparing } from './elsewhere/comparing';
import { Comparison } from './elsewhere/comparison';
import { Comparisons } from './elsewhere/comparisons';
import { DriftGauge } from './elsewhere/drift-gauge';
import { DriftStatus } from './elsewhere/drift-status';
import { FollowAppointments } from './elsewhere/follow';
import { KnownAppointments } from './elsewhere/known-appointments';
import { NewAppointments } from './elsewhere/new-appointment';
import { UpstreamTruth } from './elsewhere/upstream-truth';
import { Attempts } from './idempotency/attempts';
import { Transitions } from './status/transitions';
import { EXPIRED_ATTEMPTS } from './idempotency/expired-attempts';
import { attemptsOfPerson } from './person/attempts-of-person';
import { bookingsOfPerson, historyOfPerson } from './person/bookings-of-person';
import { oldHistories } from './person/old-histories';
import { pastAttendees } from './person/past-attendees';
import { UpcomingOfPerson } from './person/upcoming-of-person';

@Module({
  imports: [CalcomClientModule, SyncModule, TeamsModule, EventTypesModule, AvailabilityModule, WebhooksModule],
  controllers: [BookingsController],
  providers: [
    BookAppointment,
    Beginnings,
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
    Transitions,
    Reconciling,
    Attempts,
    KnownAppointments,
    NewAppointments,
    UpstreamTruth,
    FollowAppointments,
    CalcomEvents,
    Comparison,
    Comparisons,
    Comparing,
    DriftGauge,
    DriftStatus,
    UpcomingOfPerson,
    CurrentAppointments,
  ],
  exports: [
    BookAppointment,
    RescheduleAppointment,
    CancelAppointment,
    BookingsService,
    Reconciling,
    Comparing,
    Comparisons,
    DriftGauge,
    DriftStatus,
    OpenBookings,
    Transitions,
    UpcomingOfPerson,
    CurrentAppointments,
  ],
})
export class BookingModule implements OnModuleInit {
  constructor(
    private readonly ownership: Ownership,
    private readonly retention: Retention,
    private readonly database: TenantDatabase,
    private readonly incoming: IncomingHandlers,
    private readonly events: CalcomEvents,
    private readonly status: CompanyStatus,
    private readonly drift: DriftStatus,
    private readonly people: PersonalData,
    private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    const { retentionDays } = this.environment;
    this.retention.register(EXPIRED_ATTEMPTS, pastAttendees(retentionDays, this.people), oldHistories(retentionDays));
    this.people.register(bookingsOfPerson, historyOfPerson, attemptsOfPerson);
    this.status.register('drift', (tenant) => this.drift.of(tenant));
    this.incoming.register(BOOKING_TRIGGERS, (tenant, event) => this.events.handle(tenant, event));
    this.ownership.register('booking', (tenant, id) => this.database.has(tenant, Booking, { id }));
  }
}
