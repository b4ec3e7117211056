import { Injectable } from '@nestjs/common';
import { type CalcomAccount, type CalcomBooking, CalcomClient, type NewLocation } from '@app/calcom-client';
import type { AnswerValue } from '../fields/answer-values';
import type { Booking } from './booking.entity';
import { OPERATION_KEY } from './calcom-metadata';

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
}

/** Widens the search on both sides: Cal.com does not document whether the bounds are inclusive. */
const MARGIN_MS = 1000;

/** Our bookings at Cal.com, identified by the operation id in their metadata. */
@Injectable()
export class UpstreamBookings {
  constructor(private readonly calcom: CalcomClient) {}

  /** @throws CalcomApiException */
  make(booking: Booking, { account, length, responses, location }: UpstreamRequest): Promise<CalcomBooking> {
    const { name, email, phoneNumber, timezone, language } = booking.attendee;
    return this.calcom.createBooking(account, {
      eventTypeId: booking.calcomEventTypeId,
      start: booking.startAt,
      attendee: { name, email, phoneNumber, timeZone: timezone, language },
      lengthInMinutes: length,
      bookingFieldsResponses: responses,
      location,
      metadata: { ...booking.metadata, [OPERATION_KEY]: booking.operationId },
    });
  }

  /** Undefined when Cal.com does not have it. @throws CalcomApiException when the search fails. */
  async find(account: CalcomAccount, booking: Booking): Promise<CalcomBooking | undefined> {
    const candidates = await this.calcom.bookings(account, {
      eventTypeId: booking.calcomEventTypeId,
      afterStart: new Date(booking.startAt.getTime() - MARGIN_MS),
      beforeEnd: new Date(booking.endAt.getTime() + MARGIN_MS),
    });
    return candidates.find(({ metadata }) => metadata[OPERATION_KEY] === booking.operationId);
  }
}
