import { Injectable, Logger } from '@nestjs/common';
import { type CalcomAccount, CalcomApiException, type CalcomBooking, type CallOptions } from '@app/calcom-client';
import { CompaniesService, refusalOf, type TenantContext } from '@app/tenancy';
import { type DueCheck, OpenBookings } from '../claims/open-bookings';
import { amendmentOf } from './amendment';
import { failAsNotBegun } from './booking-failure';
import { BookingStore } from './booking-store';
import { type Booking } from './booking.entity';
import { canBecome, isOpen, isStanding } from '../status/booking-status';
import { Outcomes } from './outcomes';
import type { StoredAnswer } from '../idempotency/attempts';
import { toBookingDto } from './told';
import { type Found, type Search, UpstreamBookings } from './upstream-bookings';
import { isLive } from './upstream-match';

/** Cal.com's edge times out after 125 s: a booking that does not exist by then will not appear later. */
const UPSTREAM_OVER_SECONDS = 130;

/** No caller waits for the queue's calls, but callers who got an unknown outcome will ask again. */
const SETTLING: CallOptions = { priority: 'sync' };
/** A failed check is repeated a few seconds later; immediate retries would soon delay all checks. */
const ONE_LOOK: CallOptions = { isOneCall: true };
/** A caller waits for it, who is answered from our row otherwise. */
const COMPARING: CallOptions = { isOneCall: true, deadline: 2000 };
const LOOKING_FOR_DOUBLES: CallOptions = { priority: 'background' };

/** Determines the outcome of bookings whose answer was lost, or whose process died. */
@Injectable()
export class Reconciler {
  private readonly log = new Logger(Reconciler.name);

  constructor(
    private readonly store: BookingStore,
    private readonly outcomes: Outcomes,
    private readonly upstream: UpstreamBookings,
    private readonly companies: CompaniesService,
    private readonly open: OpenBookings,
  ) {}

  /** The booking; while its outcome is open, queries Cal.com about it at intervals. @throws AppError 403 */
  async look(tenant: TenantContext, id: number): Promise<Booking> {
    const booking = await this.store.find(tenant, { id });
    if (!booking) throw refusalOf('booking');
    return this.settle(tenant, booking);
  }

  async lookByOperation(tenant: TenantContext, operationId: string): Promise<Booking | null> {
    const booking = await this.store.find(tenant, { operationId });
    return booking && this.settle(tenant, booking);
  }

  /**
   * The appointment as Cal.com has it, for a caller who is about to hear that it stands: it may have been changed there
   * without a webhook. As our row has it, if Cal.com does not tell in time.
   */
  async compare(tenant: TenantContext, booking: Booking): Promise<Booking> {
    if (booking.calcomBookingUid == null) return booking;
    const account = await this.companies.calcomAccount(tenant);
    const made = await this.now(account, booking, COMPARING);
    if (made) await this.store.amend(tenant, booking, (row) => amendmentOf(row, made, 'comparison'));
    return booking;
  }

  /**
   * Work of the queue: settles an open outcome. Of an answered appointment, checks once whether it was made twice at
   * the requested time.
   */
  async check(tenant: TenantContext, { bookingId: id, asked }: Pick<DueCheck, 'bookingId' | 'asked'>): Promise<void> {
    const booking = await this.store.find(tenant, { id });
    if (!booking) return;
    if (isOpen(booking.status) || booking.change) return void (await this.settle(tenant, booking, SETTLING));
    if (asked && booking.calcomBookingUid != null) {
      const account = await this.companies.calcomAccount(tenant);
      const found = await this.search(account, booking, { asked, ...LOOKING_FOR_DOUBLES });
      if (!found || !(await this.upstream.cancelDoubles(account, booking, found.ours))) return;
    }
    await this.open.close(tenant, booking);
  }

  /** Queries Cal.com, unless a process did just now or the request that sent the booking may still be at work. */
  private async settle(tenant: TenantContext, booking: Booking, options: CallOptions = {}): Promise<Booking> {
    if (!isOpen(booking.status) && !booking.change) return booking;
    if (!(await this.open.takeUp(tenant, booking).catch(failAsNotBegun))) return booking;
    const look = { ...options, ...ONE_LOOK };
    await (booking.change ? this.lookAtChange(tenant, booking, look) : this.reconcile(tenant, booking, look));
    return booking;
  }

  /** Adopts a booking that Cal.com has, closes one that it can no longer get, else leaves the outcome open. */
  private async reconcile(tenant: TenantContext, booking: Booking, options: CallOptions): Promise<void> {
    const account = await this.companies.calcomAccount(tenant);
    const found = await this.search(account, booking, options);
    if (!found) return this.outcomes.leaveOpen(tenant, booking, 'not searched');
    const { ours, alike } = found;
    const [made] = ours;
    if (made) {
      await this.outcomes.accept(tenant, booking, made, 'found');
      if (isStanding(booking.status) && !isOpen(booking.status))
        await this.upstream.cancelDoubles(account, booking, ours);
      return;
    }
    const adopted = alike[0];
    if (adopted && !(await this.store.otherRowOf(tenant, booking, adopted)))
      return this.outcomes.accept(tenant, booking, adopted, 'found');
    if (await this.open.isOlderThan(tenant, booking, UPSTREAM_OVER_SECONDS))
      return void (await this.outcomes.close(tenant, booking, 'failed', 'not_found'));
    await this.outcomes.leaveOpen(tenant, booking, 'not found yet');
  }

  /**
   * Determines the outcome of a move or cancellation; leaves it open while that is not certain at Cal.com.
   * @returns the appointment as Cal.com has it; null: Cal.com no longer has it; undefined: it could not be read.
   */
  async lookAtChange(
    tenant: TenantContext,
    booking: Booking,
    options: CallOptions = {},
  ): Promise<CalcomBooking | null | undefined> {
    const account = await this.companies.calcomAccount(tenant);
    const { change, calcomBookingUid: uid } = booking;
    if (!change || uid == null) return undefined;
    const now = await this.now(account, booking, options);
    const isDone = now && (!isLive(now) || (change.kind === 'move' && isAt(now, change.start)));
    if (isDone) await this.endChange(tenant, booking, now);
    else if (now !== undefined && (await this.open.isOlderThan(tenant, booking, UPSTREAM_OVER_SECONDS)))
      await this.store.endChange(tenant, booking, { cause: 'not_found', made: now ?? undefined, answer: 'forget' });
    return now;
  }

  /** Writes that a change was carried out. @param now the state at Cal.com; absent: Cal.com accepted a cancellation. */
  async endChange(tenant: TenantContext, booking: Booking, now?: CalcomBooking): Promise<void> {
    if (!now || !isLive(now)) {
      const isRefused = now?.status === 'rejected' && canBecome(booking.status, 'rejected');
      const [status, action] = isRefused
        ? (['rejected', 'booking.rejected'] as const)
        : (['cancelled', 'booking.cancelled'] as const);
      // A move that was not carried out is refused, also when it is asked for again.
      const isMove = booking.change?.kind === 'move';
      return this.store.endChange(tenant, booking, {
        status,
        cause: status,
        action,
        answer: isMove ? 'forget' : answer,
      });
    }
    return this.store.endChange(tenant, booking, { cause: 'moved', made: now, action: 'booking.moved', answer });
  }

  /** The appointment at Cal.com. Null: it no longer exists there. Undefined: it could not be read. */
  private async now(account: CalcomAccount, booking: Booking, options: CallOptions) {
    try {
      return await this.upstream.now(account, booking, options);
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      this.log.warn({ bookingId: booking.id, reason: error.message }, 'Could not look up an appointment');
      return error.code === 'not_found' ? null : undefined;
    }
  }

  private async search(account: CalcomAccount, booking: Booking, search: Search): Promise<Found | undefined> {
    try {
      return await this.upstream.find(account, booking, search);
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      this.log.warn({ bookingId: booking.id, reason: error.message }, 'Could not look up an unconfirmed booking');
      return undefined;
    }
  }
}

const isAt = ({ start }: CalcomBooking, wanted: string): boolean => start.getTime() === Date.parse(wanted);

const answer = (booking: Booking): StoredAnswer => ({ status: 200, body: toBookingDto(booking) });
