import { type FilterQuery, type RequiredEntityData } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import type { CalcomBooking } from '@app/calcom-client';
import { type AuditAction, type AuditDetails, AuditLog, TenantDatabase, type TenantContext } from '@app/tenancy';
import { Booking } from './booking.entity';
import { OPERATION_KEY } from './calcom-metadata';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Reads and writes the rows of bookings. */
@Injectable()
export class BookingRows {
  constructor(
    private readonly database: TenantDatabase,
    private readonly audit: AuditLog,
  ) {}

  async write(tenant: TenantContext, facts: Omit<RequiredEntityData<Booking>, 'companyId'>): Promise<Booking> {
    const em = this.database.forTenant(tenant);
    const booking = em.create(Booking, { ...facts, companyId: tenant.companyId } as RequiredEntityData<Booking>);
    await em.persist(booking).flush();
    return booking;
  }

  byOperation(tenant: TenantContext, operationId: string): Promise<Booking | null> {
    return this.database.forTenant(tenant).findOne(Booking, { operationId });
  }

  /** Another of our rows for the same booking at Cal.com, by its uid or the operation id in its metadata. */
  async duplicateOf(tenant: TenantContext, booking: Booking, made: CalcomBooking): Promise<Booking | null> {
    const operation = made.metadata[OPERATION_KEY];
    const isKnown: FilterQuery<Booking>[] = [{ calcomBookingUid: made.uid }];
    if (typeof operation === 'string' && UUID.test(operation)) isKnown.push({ operationId: operation });
    return this.database.forTenant(tenant).findOne(Booking, { id: { $ne: booking.id }, $or: isKnown });
  }

  /** @param action written to the audit log in the same transaction. */
  async save(tenant: TenantContext, booking: Booking, action?: AuditAction): Promise<void> {
    const em = this.database.forTenant(tenant);
    em.assign(await em.findOneOrFail(Booking, { id: booking.id }), {
      status: booking.status,
      sentAt: booking.sentAt,
      calcomBookingId: booking.calcomBookingId,
      calcomBookingUid: booking.calcomBookingUid,
      startAt: booking.startAt,
      endAt: booking.endAt,
      hosts: booking.hosts,
      meetingUrl: booking.meetingUrl,
      failure: booking.failure,
    });
    if (action) this.audit.record(em, tenant, { action, object: ['booking', booking.id], details: factsOf(booking) });
    await em.flush();
  }
}

/** Without the attendee: entries of the audit log can never be removed. */
const factsOf = ({ teamId, calcomEventTypeId, status, failure }: Booking): AuditDetails => ({
  team_id: teamId,
  event_type_id: calcomEventTypeId,
  status,
  ...(failure == null ? {} : { failure }),
});
