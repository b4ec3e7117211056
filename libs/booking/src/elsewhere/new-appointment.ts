import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CalcomBooking } from '@app/calcom-client';
import type { EventTypeCopy } from '@app/event-types';
import { ErasedPeople } from '@app/personal-data';
import { TeamsService } from '@app/teams';
import { AuditLog, TenantDatabase, type TenantContext } from '@app/tenancy';
import { OutgoingEvents } from '@app/webhooks';
import { detailsOf, factsOf } from '../appointments/booking-facts';
import { erasedAttendee } from '../person/erased-booking';
import { BookingStore } from '../appointments/booking-store';
import { eventOf } from '../appointments/outgoing-event';
import { isLive } from '../appointments/upstream-match';
import { BookingClaims } from '../claims/booking-claims';
import type { BookingStatus } from '../status/booking-status';
import { BY_CALCOM, type Finding } from '../appointments/amendment';
import { attendeeOf } from './upstream-attendee';

const STATUS = {
  accepted: 'confirmed',
  pending: 'requested',
  cancelled: 'cancelled',
  rejected: 'rejected',
} as const satisfies Record<CalcomBooking['status'], BookingStatus>;

/** Writes the row of an appointment that was made at Cal.com itself. */
@Injectable()
export class NewAppointments {
  constructor(
    private readonly store: BookingStore,
    private readonly claims: BookingClaims,
    private readonly database: TenantDatabase,
    private readonly teams: TeamsService,
    private readonly audit: AuditLog,
    private readonly outgoing: OutgoingEvents,
    private readonly people: ErasedPeople,
  ) {}

  /** @throws UniqueConstraintViolationException where another process was quicker. */
  async add(tenant: TenantContext, made: CalcomBooking, eventType: EventTypeCopy, finding: Finding): Promise<void> {
    const { timezone } = await this.teams.lookup(tenant, eventType.teamId);
    const listed = attendeeOf(made, { timezone: timezone ?? tenant.timezone, language: tenant.locale });
    const contact = { email: listed.email?.toLowerCase(), phone: listed.phoneNumber };
    // Cal.com keeps what was erased here, and tells of it again when it moves or lists it.
    const isErased = await this.people.wereErasedSince(tenant.companyId, contact, made.createdAt);
    const attendee = isErased ? erasedAttendee(listed) : listed;
    await this.database.forCompany(tenant).transactional(async (em) => {
      const booking = this.store.draft(em, tenant, {
        ...factsOf(made),
        teamId: eventType.teamId,
        calcomEventTypeId: eventType.calcomEventTypeId,
        operationId: randomUUID(),
        status: STATUS[made.status],
        startAt: made.start,
        endAt: made.end,
        title: eventType.title,
        attendee,
        ...(isErased ? { erasedAt: new Date(), meetingUrl: null } : {}),
        metadata: {},
        source: 'calcom',
        cause: finding,
      });
      booking.changedBy = BY_CALCOM;
      booking.sharing = await this.claims.sharing(em, eventType.calcomEventTypeId);
      await em.persist(booking).flush();
      this.audit.record(em, tenant, {
        action: 'booking.created',
        object: ['booking', booking.id],
        details: detailsOf(booking),
      });
      const event = isLive(made) ? eventOf({ status: 'pending', startAt: booking.startAt }, booking) : undefined;
      if (event) this.outgoing.record(em, tenant, event);
    });
  }
}
