import { Injectable, Logger } from '@nestjs/common';
import { type CalcomAccount, CalcomApiException, type CalcomBooking } from '@app/calcom-client';
import { Clock } from '@app/common';
import type { AuditAction, TenantContext } from '@app/tenancy';
import { bookingFailure, slotTaken, statusAfter, unconfirmedFailure } from './booking-failure';
import { BookingRows } from './booking-rows';
import type { Booking, BookingStatus } from './booking.entity';
import { UpstreamBookings, type UpstreamRequest } from './upstream-bookings';
import { OPERATION_KEY } from './calcom-metadata';

/** Cal.com's edge times out after 125 s: a booking that is not there by then will not appear later. */
const UPSTREAM_OVER_MS = 150_000;

const REFUSALS: Partial<Record<BookingStatus, AuditAction>> = {
  rejected: 'booking.rejected',
  failed: 'booking.failed',
  unknown: 'booking.unconfirmed',
};

/** Sends a stored booking to Cal.com, or finds out what became of it there, and stores the result. */
@Injectable()
export class BookingConfirmation {
  private readonly log = new Logger(BookingConfirmation.name);

  constructor(
    private readonly rows: BookingRows,
    private readonly upstream: UpstreamBookings,
    private readonly clock: Clock,
  ) {}

  /** Sends it. @throws AppError when it was refused, 503 `booking_unconfirmed` when its outcome is unknown. */
  async confirm(tenant: TenantContext, booking: Booking, request: UpstreamRequest): Promise<Booking> {
    const made = await this.send(tenant, booking, request);
    const operation = made.metadata[OPERATION_KEY];
    if (operation === booking.operationId) return this.accept(tenant, booking, made);
    // Cal.com answers a repeat by the same attendee with the existing booking, as if it had just been made.
    const duplicate = await this.rows.duplicateOf(tenant, booking, made);
    if (operation === undefined && !duplicate) return this.accept(tenant, booking, made);
    const taken = new CalcomApiException('createBooking', 'slot_taken');
    await this.refuse(tenant, booking, taken);
    // No caller got the existing booking's success, so this repeat gets it.
    if (duplicate && this.isUnreported(duplicate)) return this.accept(tenant, duplicate, made);
    throw slotTaken(booking, taken);
  }

  /**
   * The result of a booking whose first request is gone. Undefined: Cal.com has none, and it may be sent once more.
   * @throws AppError 503 `booking_unconfirmed` while that is not certain.
   */
  async lookUp(tenant: TenantContext, booking: Booking, account: CalcomAccount): Promise<Booking | undefined> {
    if (booking.calcomBookingUid) return booking;
    if (booking.status === 'failed' || booking.status === 'rejected') return undefined;
    const made = await this.findUpstream(account, booking);
    if (typeof made === 'object') return this.accept(tenant, booking, made);
    if (made === 'not searched' || !this.isOver(booking)) throw unconfirmedFailure(booking);
    return undefined;
  }

  /** Creates it at Cal.com; where the outcome is unknown, searches for it. */
  private async send(tenant: TenantContext, booking: Booking, request: UpstreamRequest): Promise<CalcomBooking> {
    try {
      return await this.upstream.make(booking, request);
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      const made = error.outcomeUnknown ? await this.findUpstream(request.account, booking) : 'not searched';
      if (typeof made === 'object') return made;
      await this.refuse(tenant, booking, error, made === 'not there');
      throw bookingFailure(error, booking);
    }
  }

  private async findUpstream(
    account: CalcomAccount,
    booking: Booking,
  ): Promise<CalcomBooking | 'not there' | 'not searched'> {
    try {
      return (await this.upstream.find(account, booking)) ?? 'not there';
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      this.log.warn({ bookingId: booking.id, reason: error.message }, 'Could not look up an unconfirmed booking');
      return 'not searched';
    }
  }

  private async refuse(tenant: TenantContext, booking: Booking, error: CalcomApiException, wasSearched = false) {
    booking.status = statusAfter(error, wasSearched);
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
      // The appointment stands, so the caller gets it. Log only the error's name: a message may hold the attendee.
      const facts = { bookingId: booking.id, reason: (error as Error).name };
      this.log.error(facts, 'Could not store a booking that Cal.com has made');
    });
    return booking;
  }

  private isUnreported(booking: Booking): boolean {
    if (booking.calcomBookingUid) return false;
    return booking.status === 'pending' ? this.isOver(booking) : true;
  }

  private isOver = ({ sentAt }: Booking): boolean => this.clock.now().getTime() - sentAt.getTime() >= UPSTREAM_OVER_MS;
}
