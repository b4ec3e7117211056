import { Injectable, Logger } from '@nestjs/common';
import { CalcomApiException, type CalcomBooking, type CalcomErrorCode } from '@app/calcom-client';
import { AppError } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import { responsesOf } from '../fields/answers';
import { alreadyBooked, slotTaken } from './booking-failure';
import { BookingStore } from './booking-store';
import { type Booking } from './booking.entity';
import { isOpen } from '../status/booking-status';
import { isSamePerson } from './person';
import { Outcomes } from './outcomes';
import { ownAddress } from './own-address';
import { UpstreamBookings } from './upstream-bookings';
import { isFor } from './upstream-match';
import type { Wish } from './wish';

/** Errors that Cal.com also returns when it carries out a request twice and the first answer was lost. */
const MAY_BE_OF_OWN = new Set<CalcomErrorCode>(['slot_taken', 'already_booked', 'booking_limit']);

/** What is sent. `address`: the attendee's own, after Cal.com took them for another person with the same number. */
type Sent = Wish & { address?: string };

/** Sends a written booking to Cal.com, and accepts only an answer that matches the request. */
@Injectable()
export class Sending {
  private readonly log = new Logger(Sending.name);

  constructor(
    private readonly upstream: UpstreamBookings,
    private readonly store: BookingStore,
    private readonly outcomes: Outcomes,
  ) {}

  /** The booking, `unknown` if it is not known whether it was made. @throws AppError when it was refused. */
  async send(tenant: TenantContext, booking: Booking, wish: Wish): Promise<Booking> {
    try {
      return await this.sendOnce(tenant, booking, wish);
    } catch (error) {
      if (error instanceof AppError) throw error;
      // Only the error's name: a message may hold the attendee.
      this.log.error({ bookingId: booking.id, reason: (error as Error).name }, 'Could not finish a booking');
      await this.outcomes.leaveOpen(tenant, booking, 'not stored').catch(() => {});
      booking.status = 'unknown';
      return booking;
    }
  }

  private async sendOnce(tenant: TenantContext, booking: Booking, wish: Sent): Promise<Booking> {
    const { account, length, eventType, address } = wish;
    const form = { responses: responsesOf(wish.answers), location: wish.location.sent };
    const recurrenceCount = eventType.recurrence ? 1 : undefined;
    try {
      const made = await this.upstream.make(booking, { account, length, ...form, recurrenceCount, address });
      const answer = made.find((one) => isFor(one, booking) === 'ours') ?? made[0];
      const told = await this.receive(tenant, booking, answer, wish);
      // Only one appointment of a series was requested.
      if (made.length > 1 && !isOpen(told.status)) await this.upstream.cancelDoubles(account, told, made);
      return told;
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      const mayBeThere = error.outcomeUnknown || MAY_BE_OF_OWN.has(error.code);
      const found = mayBeThere ? await this.search(booking, wish) : 'not there';
      if (typeof found === 'object') return this.receive(tenant, booking, found, wish);
      if (found === 'not searched' && !error.outcomeUnknown) {
        await this.outcomes.leaveOpen(tenant, booking, error.code);
        return booking;
      }
      const again = error.code === 'already_booked' && found === 'not there' ? addressed(booking, wish) : undefined;
      if (again) return this.sendOnce(tenant, booking, again);
      const failure = await this.outcomes.refuse(tenant, booking, error, found === 'not there');
      if (failure) throw failure;
      return booking;
    }
  }

  private async receive(tenant: TenantContext, booking: Booking, made: CalcomBooking, wish: Sent): Promise<Booking> {
    const match = isFor(made, booking);
    const other = match === 'alike' || match === 'another' ? await this.store.otherRowOf(tenant, booking, made) : null;
    if (isTold(made, wish) && (match === 'ours' || (match === 'alike' && !other))) {
      await this.outcomes.accept(tenant, booking, made, 'answered');
      return booking;
    }
    // The booking may have been made although the answer was about another one.
    const own = await this.search(booking, wish);
    if (typeof own === 'object' && isTold(own, wish) && (await this.isFree(tenant, booking, own))) {
      await this.outcomes.accept(tenant, booking, own, 'found');
      return booking;
    }
    if (match === 'unrelated' || own === 'not searched' || !isTold(made, wish)) {
      this.log.error({ bookingId: booking.id }, 'Cal.com answered with a booking that was not requested');
      await this.outcomes.leaveOpen(tenant, booking, 'unexpected_answer');
      return booking;
    }
    const again = other && isSamePerson(other.attendee, booking.attendee) ? undefined : addressed(booking, wish);
    return again ? this.sendOnce(tenant, booking, again) : this.receiveOther(tenant, booking, made, other);
  }

  /** Cal.com answers a repeat by the same attendee with the older booking, as if it had just been made. */
  private async receiveOther(
    tenant: TenantContext,
    booking: Booking,
    made: CalcomBooking,
    other: Booking | null,
  ): Promise<Booking> {
    if (!other || !isSamePerson(other.attendee, booking.attendee)) {
      const taken = slotTaken(booking.id, new CalcomApiException('createBooking', 'slot_taken'));
      await this.outcomes.close(tenant, booking, 'rejected', 'slot_taken', taken);
      throw taken;
    }
    await this.outcomes.close(tenant, booking, 'rejected', 'already_booked');
    if (!isOpen(other.status)) throw alreadyBooked(other.id);
    // The older request was answered as unknown, so this one gets the success.
    await this.outcomes.accept(tenant, other, made, 'found');
    return other;
  }

  private async isFree(tenant: TenantContext, booking: Booking, made: CalcomBooking): Promise<boolean> {
    return isFor(made, booking) === 'ours' || !(await this.store.otherRowOf(tenant, booking, made));
  }

  private async search(booking: Booking, { account }: Wish): Promise<CalcomBooking | 'not there' | 'not searched'> {
    try {
      const { ours, alike } = await this.upstream.find(account, booking);
      return ours[0] ?? alike[0] ?? 'not there';
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      this.log.warn({ bookingId: booking.id, reason: error.message }, 'Could not look up an unconfirmed booking');
      return 'not searched';
    }
  }
}

/** Attendees who share a time are distinguished only by their seats: a change without one would affect all of them. */
const isTold = ({ seatUid }: CalcomBooking, { eventType }: Wish): boolean =>
  (eventType.seats ?? 1) <= 1 || seatUid !== null;

/** The request with an address of the attendee's own; undefined if it was sent with one already. */
function addressed({ attendee }: Booking, wish: Sent): Sent | undefined {
  const address = wish.address === undefined ? ownAddress(attendee) : undefined;
  return address === undefined ? undefined : { ...wish, address };
}
