import { Injectable, Logger } from '@nestjs/common';
import {
  type CalcomAccount,
  CalcomApiException,
  type CalcomBooking,
  CalcomClient,
  type CallOptions,
  type NewBooking,
  type NewLocation,
} from '@app/calcom-client';
import type { AnswerValue } from '../fields/answer-values';
import type { Booking } from './booking.entity';
import { OPERATION_KEY } from './calcom-metadata';
import { seatOf, seatsFor } from './upstream-attendees';
import { isFor, isLive, isOfRow } from './upstream-match';

/** The parts of a request that only Cal.com needs, beside the stored booking. */
export interface UpstreamRequest {
  /** The company's. */
  account: CalcomAccount;
  /** Minutes; absent when the event type has one length, as Cal.com refuses it then. */
  length?: number;
  /** Answers to the event type's questions, by their slugs. */
  responses?: Record<string, AnswerValue>;
  /** Absent: the only place that there is. */
  location?: NewLocation;
  /** In place of the one that Cal.com would make of the attendee's number. */
  address?: string;
  /** Of a recurring event type: how many appointments to make. */
  recurrenceCount?: number;
}

/** A time that was requested of Cal.com. */
export interface AskedTime {
  startAt: Date;
  endAt: Date;
}

/** How a booking is searched. */
export interface Search extends CallOptions {
  /** Absent: where the booking is. */
  asked?: AskedTime;
}

/** What Cal.com has for a booking of ours. */
export interface Found {
  /** Bookings with its operation id, cancelled ones last, else the oldest first; only one of several was requested. */
  ours: CalcomBooking[];
  /** Bookings without an operation id, but with its event type, time and attendee; no cancelled ones. */
  alike: CalcomBooking[];
}

/** Widens the search on both sides: Cal.com does not document whether the bounds are inclusive. */
const MARGIN_MS = 1000;
/** Cal.com shows it to the hosts. */
const DOUBLE = 'Booked twice by mistake';
/** Many event types demand one. */
const NO_REASON = 'Cancelled by the attendee';
/** A chain that is longer is not followed: it may be a loop. */
const MAX_MOVES = 10;

/** Our bookings at Cal.com, identified by the operation id in their metadata or in that of their seat. */
@Injectable()
export class UpstreamBookings {
  private readonly log = new Logger(UpstreamBookings.name);

  constructor(private readonly calcom: CalcomClient) {}

  /** @returns all that was made, which is more than one only for a series. @throws CalcomApiException */
  async make(booking: Booking, request: UpstreamRequest): Promise<[CalcomBooking, ...CalcomBooking[]]> {
    const { account, length, responses, location, recurrenceCount, address } = request;
    const { name, email = address, phoneNumber, timezone, language } = booking.attendee;
    const body: NewBooking = {
      eventTypeId: booking.calcomEventTypeId,
      start: booking.startAt,
      attendee: { name, email, phoneNumber, timeZone: timezone, language },
      lengthInMinutes: length,
      bookingFieldsResponses: responses,
      recurrenceCount,
      location,
      metadata: { ...booking.metadata, [OPERATION_KEY]: booking.operationId },
    };
    const made = await this.calcom.createBooking(account, body);
    const [first, ...others] = made.map((one) => ({ ...one, seatUid: seatOf(one, booking) ?? null }));
    return [first ?? made[0], ...others];
  }

  /** @throws CalcomApiException when the search fails. */
  async find(account: CalcomAccount, row: Booking, { asked = row, ...options }: Search = {}): Promise<Found> {
    const booking = { ...row, startAt: asked.startAt, endAt: asked.endAt };
    const filter = {
      eventTypeId: booking.calcomEventTypeId,
      afterStart: new Date(booking.startAt.getTime() - MARGIN_MS),
      beforeEnd: new Date(booking.endAt.getTime() + MARGIN_MS),
    };
    const seatsIn = (made: readonly CalcomBooking[]): CalcomBooking[] => made.flatMap((one) => seatsFor(one, booking));
    const isOurs = (candidate: CalcomBooking): boolean => isFor(candidate, booking) === 'ours';
    // Of those that cannot be read any may be ours, unless it has been found among the others.
    const suffices = (made: readonly CalcomBooking[]): boolean =>
      seatsIn(made).some((one) => isOurs(one) && isLive(one));
    const seats = seatsIn(await this.calcom.bookings(account, filter, { ...options, suffices }));
    const ours = seats.filter(isOurs);
    return {
      ours: ours.toSorted((a, b) => Number(isLive(b)) - Number(isLive(a))),
      alike: seats.filter((candidate) => isLive(candidate) && isFor(candidate, booking) === 'alike'),
    };
  }

  /**
   * Cancels what one request made beside the appointment that has answered it.
   * @param made what carries the operation id of the row, that appointment itself included.
   * @returns whether none is left; what fails is logged.
   */
  async cancelDoubles(account: CalcomAccount, booking: Booking, made: readonly CalcomBooking[]): Promise<boolean> {
    const movedHere = new Set(made.map(({ rescheduledToUid }) => rescheduledToUid));
    const doubles = made.filter((one) => isLive(one) && !isOfRow(one, booking) && !movedHere.has(one.uid));
    let isClean = true;
    for (const { uid, seatUid } of doubles) {
      const double = { uid, seatUid: seatUid ?? undefined, eventTypeId: booking.calcomEventTypeId, reason: DOUBLE };
      await this.calcom.cancelBooking(account, double).catch((error: unknown) => {
        if (!(error instanceof CalcomApiException)) throw error;
        if (error.code === 'already_cancelled') return;
        isClean = false;
        this.log.warn({ bookingId: booking.id, reason: error.message }, 'Could not cancel a double of a booking');
      });
    }
    return isClean;
  }

  /** Carries out the change that the row says is under way. @returns what a moved booking is now. @throws CalcomApiException */
  async change(account: CalcomAccount, booking: Booking): Promise<CalcomBooking | undefined> {
    const { change, calcomBookingUid: uid, calcomEventTypeId: eventTypeId } = booking;
    if (!change || uid == null) throw new Error('Nothing is to be changed');
    const known = { uid, eventTypeId, seatUid: booking.seatUid ?? undefined };
    if (change.kind === 'cancel') {
      await this.calcom.cancelBooking(account, { ...known, reason: change.reason ?? NO_REASON });
      return undefined;
    }
    const start = new Date(change.start);
    const made = await this.calcom.rescheduleBooking(account, { ...known, start, reason: change.reason });
    return { ...made, seatUid: seatOf(made, booking) ?? null };
  }

  /**
   * An appointment as it is now, wherever it was moved to. A seat that is gone from its time was moved or cancelled.
   * @throws CalcomApiException
   */
  async now(account: CalcomAccount, booking: Booking, options: CallOptions = {}): Promise<CalcomBooking> {
    let known = await this.calcom.booking(account, booking.calcomBookingUid ?? '', options);
    for (let moves = 0; known.rescheduledToUid !== null && moves < MAX_MOVES; moves++)
      known = await this.calcom.booking(account, known.rescheduledToUid, options);
    const { seatUid, change } = booking;
    if (seatUid == null) return known;
    if (await this.holdsSeat(account, known, booking, options)) return { ...known, seatUid };
    if (change?.kind !== 'move') return { ...known, seatUid, status: 'cancelled' };
    const startAt = new Date(change.start);
    const endAt = new Date(startAt.getTime() + booking.endAt.getTime() - booking.startAt.getTime());
    const { ours, alike } = await this.find(account, booking, { asked: { startAt, endAt }, ...options });
    return ours[0] ?? alike[0] ?? { ...known, seatUid, status: 'cancelled' };
  }

  /** One booking does not show who shares it, unless the event type has it so; the list does. */
  private async holdsSeat(account: CalcomAccount, known: CalcomBooking, booking: Booking, options: CallOptions) {
    const isHere = ({ seatUid }: { seatUid?: string | null }): boolean => seatUid === booking.seatUid;
    if (known.attendees.length > 0 || !isLive(known)) return known.attendees.some(isHere);
    const { ours, alike } = await this.find(account, booking, {
      asked: { startAt: known.start, endAt: known.end },
      ...options,
    });
    return [...ours, ...alike].some((made) => made.uid === known.uid && isHere(made));
  }
}
