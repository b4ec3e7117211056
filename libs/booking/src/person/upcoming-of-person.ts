import { Injectable } from '@nestjs/common';
import { AppError, Clock } from '@app/common';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import { CancelAppointment } from '../appointments/cancel';
import { Booking } from '../appointments/booking.entity';
import { isOpen } from '../status/booking-status';

const STANDING = ['pending', 'unknown', 'requested', 'confirmed'] as const;

/** Upcoming appointments of a person, who must not be erased while a host expects them. */
@Injectable()
export class UpcomingOfPerson {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly cancelling: CancelAppointment,
  ) {}

  /** The upcoming appointments among these bookings, the next one first. */
  among(tenant: TenantContext, ids: Iterable<number>): Promise<Booking[]> {
    const where = { id: { $in: [...ids] }, status: { $in: [...STANDING] }, endAt: { $gt: this.clock.now() } };
    return this.database.forCompany(tenant).find(Booking, where, { orderBy: { startAt: 'asc', id: 'asc' } });
  }

  /** Cancels all of them at Cal.com. @throws AppError 409 `in_progress`, 503, and what Cal.com refuses. */
  async cancel(tenant: TenantContext, appointments: readonly Booking[]): Promise<void> {
    for (const { id } of appointments) {
      const { value } = await this.cancelling.cancel(tenant, id, {});
      if (value.status !== 'cancelled') throw notKnownYet(id);
    }
  }

  /** @throws AppError 409 `in_progress` while the outcome of one is unknown, since settling it needs the attendee. */
  requireSettled(appointments: readonly Booking[]): void {
    const open = appointments.find(({ status, change }) => isOpen(status) || change);
    if (open) throw notKnownYet(open.id);
  }
}

const notKnownYet = (id: number): AppError =>
  new AppError('in_progress', {
    message: `The outcome of booking ${id} at Cal.com is not known yet; nothing was erased. Run the command again in two minutes`,
  });
