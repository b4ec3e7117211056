import { Injectable } from '@nestjs/common';
import { type CalcomAccount, CalcomApiException, type CalcomBooking, CalcomClient } from '@app/calcom-client';
import type { Booking } from '../appointments/booking.entity';
import { isLive } from '../appointments/upstream-match';
import { operationIn, seatsOf } from './seats';

/** A chain of moves that is longer is not followed: it may be a loop. */
const MAX_MOVES = 10;
const MARGIN_MS = 1000;
/** Callers come first. */
const BACKGROUND = { priority: 'background' } as const;

/** What Cal.com has, as it is now: every other source may be old. */
@Injectable()
export class UpstreamTruth {
  constructor(private readonly calcom: CalcomClient) {}

  /** A booking, wherever it was moved to. Undefined: Cal.com has none. @throws CalcomApiException */
  async now(account: CalcomAccount, uid: string): Promise<CalcomBooking | undefined> {
    let known = await this.read(account, uid);
    for (let moves = 0; known && known.rescheduledToUid !== null && moves < MAX_MOVES; moves++)
      known = (await this.read(account, known.rescheduledToUid)) ?? known;
    return known;
  }

  /** @throws CalcomApiException */
  async read(account: CalcomAccount, uid: string): Promise<CalcomBooking | undefined> {
    return this.calcom.booking(account, uid, BACKGROUND).catch((error: unknown) => {
      if (error instanceof CalcomApiException && error.code === 'not_found') return undefined;
      throw error;
    });
  }

  /** The uids that it had before, the latest first. @throws CalcomApiException */
  async *formerUids(account: CalcomAccount, made: CalcomBooking): AsyncGenerator<string> {
    let former = made.rescheduledFromUid;
    for (let moves = 0; former !== null && moves < MAX_MOVES; moves++) {
      yield former;
      former = (await this.read(account, former))?.rescheduledFromUid ?? null;
    }
  }

  /**
   * A shared booking, once for each seat that is taken. One booking does not always show who shares it; the list does.
   * @throws CalcomApiException
   */
  async seats(account: CalcomAccount, made: CalcomBooking): Promise<CalcomBooking[]> {
    if (!isLive(made)) return [];
    if (made.attendees.some(({ seatUid }) => seatUid !== undefined)) return seatsOf(made);
    const filter = {
      eventTypeId: made.eventTypeId ?? undefined,
      afterStart: new Date(made.start.getTime() - MARGIN_MS),
      beforeEnd: new Date(made.end.getTime() + MARGIN_MS),
    };
    const listed = await this.calcom.bookings(account, filter, BACKGROUND);
    return listed.filter(({ uid }) => uid === made.uid).flatMap(seatsOf);
  }

  /** Where the person of a row has their seat now, when it is gone from its time. @throws CalcomApiException */
  async seatElsewhere(account: CalcomAccount, row: Booking): Promise<CalcomBooking | undefined> {
    const { calcomEventTypeId: eventTypeId, seatUid, operationId, attendee } = row;
    const filter = { eventTypeId, attendeeEmail: attendee.email, afterStart: new Date() };
    const listed = await this.calcom.bookings(account, filter, BACKGROUND);
    return listed
      .filter(isLive)
      .flatMap(seatsOf)
      .find((seat) => seat.seatUid === seatUid || operationIn(seat) === operationId);
  }
}
