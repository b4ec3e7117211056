import { Injectable, Logger } from '@nestjs/common';
import { type CalcomAccount, CalcomApiException } from '@app/calcom-client';
import { CompaniesService, refusalOf, type TenantContext } from '@app/tenancy';
import { OpenBookings } from '../claims/open-bookings';
import { BookingStore } from './booking-store';
import { type Booking, isOpen } from './booking.entity';
import { Settlement } from './settlement';
import { type Found, UpstreamBookings } from './upstream-bookings';

/** Cal.com's edge times out after 125 s: a booking that is not there by then will not appear later. */
const UPSTREAM_OVER_SECONDS = 130;

/** Finds out what became of bookings whose answer was lost, or whose process died. */
@Injectable()
export class Reconciler {
  private readonly log = new Logger(Reconciler.name);

  constructor(
    private readonly store: BookingStore,
    private readonly settlement: Settlement,
    private readonly upstream: UpstreamBookings,
    private readonly companies: CompaniesService,
    private readonly open: OpenBookings,
  ) {}

  /** The booking; Cal.com is asked about it, a little while apart, as long as its outcome is open. @throws AppError 403 */
  async look(tenant: TenantContext, id: number): Promise<Booking> {
    const booking = await this.store.find(tenant, { id });
    if (!booking) throw refusalOf('booking');
    return this.settle(tenant, booking);
  }

  async lookByOperation(tenant: TenantContext, operationId: string): Promise<Booking | null> {
    const booking = await this.store.find(tenant, { operationId });
    return booking && this.settle(tenant, booking);
  }

  /** Asks Cal.com, unless somebody did a moment ago or the request that sent it may still be at work. */
  private async settle(tenant: TenantContext, booking: Booking): Promise<Booking> {
    if (!isOpen(booking.status) || !(await this.open.takeUp(tenant, booking))) return booking;
    await this.reconcile(tenant, booking);
    return booking;
  }

  /** Adopts what Cal.com has, or closes what it can no longer get; else the outcome stays open. */
  async reconcile(tenant: TenantContext, booking: Booking): Promise<void> {
    const account = await this.companies.calcomAccount(tenant);
    const found = await this.search(account, booking);
    if (!found) return this.settlement.leaveOpen(tenant, booking, 'not searched');
    const { ours, alike } = found;
    const [made, ...doubles] = ours.toSorted((a, b) => Number(a.status === 'cancelled') - Number(b.status === 'cancelled'));
    if (made) {
      await this.settlement.accept(tenant, booking, made, 'found');
      if (booking.calcomBookingUid) await this.upstream.cancelDoubles(account, booking, doubles);
      return;
    }
    const adopted = alike[0];
    if (adopted && !(await this.store.otherRowOf(tenant, booking, adopted)))
      return this.settlement.accept(tenant, booking, adopted, 'found');
    if (await this.open.isOlderThan(tenant, booking, UPSTREAM_OVER_SECONDS))
      return this.settlement.close(tenant, booking, 'failed', 'not_found');
    await this.settlement.leaveOpen(tenant, booking, 'not found yet');
  }

  private async search(account: CalcomAccount, booking: Booking): Promise<Found | undefined> {
    try {
      return await this.upstream.find(account, booking);
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      this.log.warn({ bookingId: booking.id, reason: error.message }, 'Could not look up an unconfirmed booking');
      return undefined;
    }
  }
}
