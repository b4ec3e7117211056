import { Injectable, Logger } from '@nestjs/common';
import { AppError, Clock } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import { isStanding } from '../status/booking-status';
import type { Booking } from './booking.entity';
import { Reconciler } from './reconcile';

/** Each costs a call to Cal.com. More than these are told as we have them. */
const MAX_COMPARED = 3;

/** Appointments for somebody who is about to hear of them: they may have been changed at Cal.com without a webhook. */
@Injectable()
export class CurrentAppointments {
  private readonly log = new Logger(CurrentAppointments.name);

  constructor(
    private readonly reconciler: Reconciler,
    private readonly clock: Clock,
  ) {}

  /** Those that still stand and are not over, the next one first. */
  async among(tenant: TenantContext, bookings: readonly Booking[]): Promise<Booking[]> {
    const compared = bookings.slice(0, MAX_COMPARED).map((booking) => this.now(tenant, booking));
    const all = [...(await Promise.all(compared)), ...bookings.slice(MAX_COMPARED)];
    const time = this.clock.now();
    return all
      .filter(({ status, endAt }) => isStanding(status) && endAt > time)
      .toSorted((one, other) => one.startAt.getTime() - other.startAt.getTime());
  }

  /** The appointment as Cal.com has it now, or as our row has it where Cal.com does not tell in time. */
  async now(tenant: TenantContext, booking: Booking): Promise<Booking> {
    try {
      return await this.reconciler.compare(tenant, booking);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.log.warn({ bookingId: booking.id, reason: error.code }, 'Could not compare an appointment with Cal.com');
      return booking;
    }
  }
}
