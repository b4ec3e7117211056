import { Injectable } from '@nestjs/common';
import type { CalcomBooking } from '@app/calcom-client';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import { Booking } from '../appointments/booking.entity';
import { isFor } from '../appointments/upstream-match';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Which rows of ours are about a booking at Cal.com. In the scope of the company: Cal.com does not know branches. */
@Injectable()
export class KnownAppointments {
  constructor(private readonly database: TenantDatabase) {}

  /** Several where people share a booking. */
  at(tenant: TenantContext, uid: string): Promise<Booking[]> {
    return this.database.forCompany(tenant).find(Booking, { calcomBookingUid: uid }, { orderBy: { id: 'asc' } });
  }

  among(tenant: TenantContext, uids: readonly string[]): Promise<Booking[]> {
    return this.database.forCompany(tenant).find(Booking, { calcomBookingUid: { $in: [...uids] } });
  }

  /** The row that made it, or that waits to hear whether it did. */
  async byOperation(tenant: TenantContext, operationId: unknown): Promise<Booking | undefined> {
    if (typeof operationId !== 'string' || !UUID.test(operationId)) return undefined;
    return (await this.database.forCompany(tenant).findOne(Booking, { operationId })) ?? undefined;
  }

  /** The row that holds the seat at another booking. */
  async bySeat(tenant: TenantContext, seatUid: string): Promise<Booking | undefined> {
    const rows = await this.database.forCompany(tenant).find(Booking, { seatUid }, { orderBy: { id: 'desc' } });
    return rows[0];
  }

  /** A row whose outcome is open, and that this booking may be the outcome of, though it does not say so. */
  async openLike(tenant: TenantContext, made: CalcomBooking): Promise<Booking | undefined> {
    const open = await this.database.forCompany(tenant).find(Booking, {
      status: { $in: ['pending', 'unknown'] },
      startAt: made.start,
      ...(made.eventTypeId === null ? {} : { calcomEventTypeId: made.eventTypeId }),
    });
    return open.find((row) => ['ours', 'alike'].includes(isFor(made, row)));
  }

  /** Whether the check for duplicates of this row's booking is still to come. */
  async isToBeChecked(tenant: TenantContext, { id }: Booking): Promise<boolean> {
    const em = this.database.forCompany(tenant);
    const rows = await em.transactional((inner) =>
      inner.execute<object[]>('select 1 from booking_checks where booking_id = ?', [id]),
    );
    return rows.length > 0;
  }

  /** Appointments that begin in the half-open range. */
  standing(tenant: TenantContext, teamId: number, { from, to }: { from: Date; to: Date }): Promise<Booking[]> {
    return this.database.forCompany(tenant).find(Booking, {
      teamId,
      status: { $in: ['requested', 'confirmed'] },
      startAt: { $gte: from, $lt: to },
    });
  }
}
