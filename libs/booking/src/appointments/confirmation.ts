import { Injectable, Logger } from '@nestjs/common';
import { type CalcomAccount, CalcomApiException, type CalcomBooking } from '@app/calcom-client';
import { Clock } from '@app/common';
import type { AuditAction, TenantContext } from '@app/tenancy';
import { bookingFailure, slotTaken, statusAfter, unconfirmedFailure } from './booking-failure';
import { BookingRows } from './booking-rows';
import type { Booking, BookingStatus } from './booking.entity';
import { UpstreamBookings, type UpstreamRequest } from './upstream-bookings';
import { OPERATION_KEY } from './calcom-metadata';

/** Cal.com's edge gives a request up after 125 s: what is not there by then will not come any more. */
const OVER_AFTER_MS = 150_000;

const REFUSALS: Partial<Record<BookingStatus, AuditAction>> = {
  rejected: 'booking.rejected',
  failed: 'booking.failed',
  unknown: 'booking.unconfirmed',
};

/** Brings a booking that is written down to its end at Cal.com, and writes that down too. */
@Injectable()
export class BookingConfirmation {
  private readonly log = new Logger(BookingConfirmation.name);

  constructor(
    private readonly rows: BookingRows,
    private readonly upstream: UpstreamBookings,
    private readonly clock: Clock,
  ) {}

  /** Sends it. @throws AppError when it was refused, or when nobody knows. */
  async confirm(tenant: TenantContext, booking: Booking, order: UpstreamRequest): Promise<Booking> {
    const made = await this.send(tenant, booking, order);
    const operation = made.metadata[OPERATION_KEY];
    if (operation === booking.operationId) return this.accept(tenant, booking, made);
    // Cal.com answers a repeat by the same person with the booking that is there, as if it had just been made.
    const twin = await this.rows.duplicateOf(tenant, booking, made);
    if (operation === undefined && !twin) return this.accept(tenant, booking, made);
    const taken = new CalcomApiException('createBooking', 'slot_taken');
    await this.refuse(tenant, booking, taken);
    // Nobody heard of that one's success; whoever asked again is told now.
    if (twin && this.isUnreported(twin)) return this.accept(tenant, twin, made);
    throw slotTaken(booking, taken);
  }

  /**
   * What became of a booking whose request is gone. Undefined: it was not made, and may be sent once more.
   * @throws AppError 503 `booking_unconfirmed` while that cannot be told.
   */
  async lookUp(tenant: TenantContext, booking: Booking, account: CalcomAccount): Promise<Booking | undefined> {
    if (booking.calcomBookingUid) return booking;
    if (booking.status === 'failed' || booking.status === 'rejected') return undefined;
    const made = await this.findUpstream(account, booking);
    if (typeof made === 'object') return this.accept(tenant, booking, made);
    if (made === 'not asked' || !this.isOver(booking)) throw unconfirmedFailure(booking);
    return undefined;
  }

  /** Asks Cal.com for it, and finds out how it ended where Cal.com does not say. */
  private async send(tenant: TenantContext, booking: Booking, order: UpstreamRequest): Promise<CalcomBooking> {
    try {
      return await this.upstream.make(booking, order);
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      const made = error.outcomeUnknown ? await this.findUpstream(order.account, booking) : 'not asked';
      if (typeof made === 'object') return made;
      await this.refuse(tenant, booking, error, made === 'not there');
      throw bookingFailure(error, booking);
    }
  }

  private async findUpstream(
    account: CalcomAccount,
    booking: Booking,
  ): Promise<CalcomBooking | 'not there' | 'not asked'> {
    try {
      return (await this.upstream.find(account, booking)) ?? 'not there';
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      this.log.warn({ bookingId: booking.id, reason: error.message }, 'Could not look an unconfirmed booking up');
      return 'not asked';
    }
  }

  private async refuse(tenant: TenantContext, booking: Booking, error: CalcomApiException, wasSought = false) {
    booking.status = statusAfter(error, wasSought);
    booking.failure = error.code;
    await this.rows.save(tenant, booking, REFUSALS[booking.status]);
  }

  private async accept(tenant: TenantContext, booking: Booking, made: CalcomBooking): Promise<Booking> {
    booking.calcomBookingId = made.id;
    booking.calcomBookingUid = made.uid;
    booking.status = made.status === 'accepted' ? 'confirmed' : made.status;
    booking.startAt = made.start;
    booking.endAt = made.end;
    booking.hosts = made.hosts.map(({ name }) => ({ name }));
    booking.meetingUrl = made.meetingUrl;
    booking.failure = null;
    await this.rows.save(tenant, booking, 'booking.created').catch((error: unknown) => {
      // The appointment stands, so it is told. Its kind only: the message of a failed query may repeat the attendee.
      const facts = { bookingId: booking.id, reason: (error as Error).name };
      this.log.error(facts, 'Could not write down a booking that Cal.com has made');
    });
    return booking;
  }

  private isUnreported(booking: Booking): boolean {
    if (booking.calcomBookingUid) return false;
    return booking.status === 'pending' ? this.isOver(booking) : true;
  }

  private isOver = ({ sentAt }: Booking): boolean => this.clock.now().getTime() - sentAt.getTime() >= OVER_AFTER_MS;
}
