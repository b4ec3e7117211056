import { Injectable, Logger } from '@nestjs/common';
import type { CalcomApiException, CalcomBooking } from '@app/calcom-client';
import type { AppError } from '@app/common';
import type { AuditAction, TenantContext } from '@app/tenancy';
import { isKept, type StoredFailure } from '../idempotency/stored-failure';
import { bookingFailure, statusAfter } from './booking-failure';
import { BookingStore } from './booking-store';
import type { Booking } from './booking.entity';
import type { BookingStatus } from '../status/booking-status';
import { toBookedDto } from './told';

const CREATED = 201;

const REFUSALS: Partial<Record<BookingStatus, AuditAction>> = {
  rejected: 'booking.rejected',
  failed: 'booking.failed',
  unknown: 'booking.unconfirmed',
};

/** Writes the outcome of a booking at Cal.com, for the request that sent it and for the reconciler. */
@Injectable()
export class Outcomes {
  private readonly log = new Logger(Outcomes.name);

  constructor(private readonly store: BookingStore) {}

  /**
   * Cal.com has the booking. If that cannot be stored, the booking is `unknown`, never confirmed without a row that
   * says so: the reconciler finds it again.
   * @param cause for the history: `answered`, or `found`.
   */
  async accept(tenant: TenantContext, booking: Booking, made: CalcomBooking, cause: string): Promise<void> {
    try {
      const isWritten = await this.store.settle(tenant, booking, {
        status: statusOf(made),
        cause,
        made,
        action: 'booking.created',
        answer: (row) => ({ status: CREATED, body: toBookedDto(row, tenant) }),
      });
      // The booking was cancelled at Cal.com before its outcome was known here.
      if (isWritten && made.status === 'cancelled')
        await this.store.settle(tenant, booking, { status: 'cancelled', cause, action: 'booking.cancelled' });
    } catch (error) {
      // Only the error's name: a message may hold the attendee.
      const facts = { bookingId: booking.id, reason: (error as Error).name };
      this.log.error(facts, 'Could not store a booking that Cal.com has made');
      await this.leaveOpen(tenant, booking, 'not stored').catch(() => {});
      booking.status = 'unknown';
    }
  }

  /**
   * Cal.com has refused the booking, or did not answer.
   * @param wasSearched Cal.com was searched afterwards, and does not have it.
   * @returns the caller's error; undefined when the outcome is unknown, or another process has found it out.
   */
  async refuse(
    tenant: TenantContext,
    booking: Booking,
    error: CalcomApiException,
    wasSearched = false,
  ): Promise<AppError | undefined> {
    const status = statusAfter(error, wasSearched);
    if (status === 'unknown') {
      await this.leaveOpen(tenant, booking, error.code);
      return undefined;
    }
    const failure = bookingFailure(error, booking);
    const isClosed = await this.close(tenant, booking, status, error.code, failure);
    return isClosed ? failure : undefined;
  }

  /**
   * Closes a booking that was never made, or is refused.
   * @param failure as stored in the row.
   * @param told the answer to repeats under the key.
   * @returns false when another process has written another outcome.
   */
  async close(
    tenant: TenantContext,
    booking: Booking,
    status: BookingStatus,
    failure: string,
    told?: AppError,
  ): Promise<boolean> {
    const answer = told && isKept(failure) ? () => stored(told) : 'forget';
    return this.store.settle(tenant, booking, { status, cause: failure, failure, action: REFUSALS[status], answer });
  }

  /** It is unknown whether the booking was made. @param cause for the history. */
  async leaveOpen(tenant: TenantContext, booking: Booking, cause: string): Promise<void> {
    if (booking.status === 'unknown') return;
    await this.store.settle(tenant, booking, { status: 'unknown', cause, action: 'booking.unconfirmed' });
  }
}

/** The first status of a booking that Cal.com has made, even if it was cancelled since. */
function statusOf({ status }: CalcomBooking): BookingStatus {
  if (status === 'pending') return 'requested';
  return status === 'rejected' ? 'rejected' : 'confirmed';
}

function stored({ status, code, message, details }: AppError): { status: number; body: StoredFailure } {
  return { status, body: { code, message, details } };
}
