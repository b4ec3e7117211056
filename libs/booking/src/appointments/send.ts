import { Injectable, Logger } from '@nestjs/common';
import { CalcomApiException, type CalcomBooking } from '@app/calcom-client';
import type { TenantContext } from '@app/tenancy';
import { responsesOf } from '../fields/answers';
import { alreadyBooked, slotTaken } from './booking-failure';
import { BookingStore } from './booking-store';
import { type Booking } from './booking.entity';
import { isOpen } from '../status/booking-status';
import { isSamePerson } from './person';
import { Outcomes } from './outcomes';
import { UpstreamBookings } from './upstream-bookings';
import { isFor } from './upstream-match';
import type { Wish } from './wish';

/** Sends a written booking to Cal.com, and believes only an answer to what was asked. */
@Injectable()
export class Sending {
  private readonly log = new Logger(Sending.name);

  constructor(
    private readonly upstream: UpstreamBookings,
    private readonly store: BookingStore,
    private readonly outcomes: Outcomes,
  ) {}

  /** The booking, `unknown` when nobody knows whether it was made. @throws AppError when it was refused. */
  async send(tenant: TenantContext, booking: Booking, wish: Wish): Promise<Booking> {
    const { account, length, eventType } = wish;
    const form = { responses: responsesOf(wish.answers), location: wish.location.sent };
    const recurrenceCount = eventType.recurrence ? 1 : undefined;
    try {
      const [made, ...others] = await this.upstream.make(booking, { account, length, ...form, recurrenceCount });
      if (others.length > 0)
        this.log.error({ bookingId: booking.id, made: others.length + 1 }, 'Cal.com made a series');
      return await this.receive(tenant, booking, made, wish);
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      const found = error.outcomeUnknown ? await this.search(booking, wish) : 'not searched';
      if (typeof found === 'object') return this.receive(tenant, booking, found, wish);
      const failure = await this.outcomes.refuse(tenant, booking, error, found === 'not there');
      if (failure) throw failure;
      return booking;
    }
  }

  private async receive(tenant: TenantContext, booking: Booking, made: CalcomBooking, wish: Wish): Promise<Booking> {
    const match = isFor(made, booking);
    if (match === 'unrelated') {
      this.log.error({ bookingId: booking.id }, 'Cal.com answered with a booking that nobody asked for');
      await this.outcomes.leaveOpen(tenant, booking, 'unexpected_answer');
      return booking;
    }
    const other = match === 'ours' ? null : await this.store.otherRowOf(tenant, booking, made);
    if (match === 'another' || other) return this.receiveOther(tenant, booking, made, other, wish);
    await this.outcomes.accept(tenant, booking, made, 'answered');
    return booking;
  }

  /** Cal.com answers a repeat by the same attendee with the older booking, as if it had just been made. */
  private async receiveOther(
    tenant: TenantContext,
    booking: Booking,
    made: CalcomBooking,
    other: Booking | null,
    wish: Wish,
  ): Promise<Booking> {
    const own = await this.search(booking, wish);
    if (own === 'not searched') {
      await this.outcomes.leaveOpen(tenant, booking, 'unexpected_answer');
      return booking;
    }
    // It was made nevertheless, and only the answer was about another one.
    if (own !== 'not there' && isFor(own, booking) === 'ours') {
      await this.outcomes.accept(tenant, booking, own, 'found');
      return booking;
    }
    if (!other || !isSamePerson(other.attendee, booking.attendee)) {
      const taken = slotTaken(booking.id, new CalcomApiException('createBooking', 'slot_taken'));
      await this.outcomes.close(tenant, booking, 'rejected', 'slot_taken', taken);
      throw taken;
    }
    await this.outcomes.close(tenant, booking, 'rejected', 'already_booked');
    if (!isOpen(other.status)) throw alreadyBooked(other.id);
    // Nobody was told of the older one's success, so this request is.
    await this.outcomes.accept(tenant, other, made, 'found');
    return other;
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
