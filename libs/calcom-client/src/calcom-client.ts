import { Injectable } from '@nestjs/common';
import { eventLoop } from '@app/common';
import { type CalcomEventType, type Me, readEventType, readMe, readTeam, type CalcomTeam } from './answers';
import {
  type BookingCancellation,
  type BookingFilter,
  type BookingMove,
  type CalcomBooking,
  type NewBooking,
  readBooking,
  readBookingAnswer,
  readBookingAnswers,
} from './bookings';
import { addressOf, type CalcomAccount, keyIdOf, type Query } from './calcom-account';
import { CalcomApiException } from './calcom-api.exception';
import type { OperationName } from './operations';
import { type HttpAnswer, requestIdOf } from './refusal';
import type { UpstreamState } from './circuits';
import { Resilience } from './resilience';
import { readSlots, type Slot, type SlotQuery } from './slots';
import { Transport } from './transport';
import { type CalcomWebhook, idsOf, type NewWebhook, readWebhook, type WebhookScope } from './webhooks';
import { MissingPart, Wire } from './wire';

interface Call {
  /** Go into the path. */
  ids?: readonly (string | number)[];
  query?: Query;
  body?: object;
  /** The event type or team that the call is about: when it fails, others may work. */
  subject?: number;
  /** A read that may not be repeated. */
  isOneCall?: boolean;
}

const PAGE_SIZE = 100;
/** Characters, which take more than a fraction of a millisecond to parse. */
const LONG_ANSWER = 65_536;
/** More bookings than one event type has in any window worth searching; a filter that matches more is too wide. */
const MAX_PAGES = 10;

/**
 * The client of Cal.com's API v2. Reads are retried on outages, writes never; an open circuit breaker stops both.
 * A response proves nothing about tenancy: ids of teams, event types and bookings are global at Cal.com, and it answers
 * for another customer's as well.
 *
 * Every method throws {@link CalcomApiException} and nothing else.
 */
@Injectable()
export class CalcomClient {
  constructor(
    private readonly transport: Transport,
    private readonly resilience: Resilience,
  ) {}

  /** The user that the key acts as; the cheapest check that a key works. */
  me(account: CalcomAccount): Promise<Me> {
    return this.call(account, 'me', {}, ({ raw }) => readMe(Wire.object(raw.data, 'data')));
  }

  /** The teams that the key's owner is a member of. */
  teams(account: CalcomAccount): Promise<CalcomTeam[]> {
    return this.call(account, 'listTeams', {}, ({ raw }) => Wire.list(raw.data, 'data').map(readTeam));
  }

  /** Hidden ones included, as far as the key may see them. */
  teamEventTypes(account: CalcomAccount, calcomTeamId: number): Promise<CalcomEventType[]> {
    return this.call(account, 'listTeamEventTypes', { ids: [calcomTeamId], subject: calcomTeamId }, ({ raw }) =>
      Wire.list(raw.data, 'data').map(readEventType),
    );
  }

  /**
   * Free times that start in the half-open range, ascending.
   * @param isOneCall no retries: for questions about many event types, which would be many more calls in an outage.
   */
  slots(account: CalcomAccount, search: SlotQuery, { isOneCall = false } = {}): Promise<Slot[]> {
    const query = {
      eventTypeId: search.eventTypeId,
      start: search.start.toISOString(),
      end: search.end.toISOString(),
      timeZone: search.timezone,
      duration: search.duration,
      bookingUidToReschedule: search.movedUid,
      format: 'range',
    };
    const call = { query, subject: search.eventTypeId, isOneCall };
    return this.call(account, 'listSlots', call, ({ raw }, owner) => readSlots(raw.data, search, owner));
  }

  /**
   * Creates a booking, or a series of them; never retried. After an exception with `outcomeUnknown`, look for the metadata with
   * {@link bookings} before another try. An event type with round robin or confirmation answers a repeat with the older
   * booking instead of "taken": compare the metadata.
   */
  createBooking(account: CalcomAccount, booking: NewBooking): Promise<[CalcomBooking, ...CalcomBooking[]]> {
    // Properties are copied one by one: an unknown one is a 400, and some known ones override Cal.com's own checks.
    const { eventTypeId, lengthInMinutes, bookingFieldsResponses, location, recurrenceCount, metadata } = booking;
    const { name, email, phoneNumber, timeZone, language } = booking.attendee;
    const attendee = { name, email, phoneNumber, timeZone, language };
    const start = booking.start.toISOString();
    const body = {
      start,
      eventTypeId,
      attendee,
      lengthInMinutes,
      bookingFieldsResponses,
      location,
      recurrenceCount,
      metadata,
    };
    return this.call(account, 'createBooking', { body, subject: eventTypeId }, ({ raw }) =>
      readBookingAnswers(raw.data),
    );
  }

  /**
   * Moves a booking, or one seat of it; never retried. The answer is another booking with another uid, and the old one is
   * cancelled: after an exception with `outcomeUnknown`, read it and follow `rescheduledToUid`.
   */
  rescheduleBooking(account: CalcomAccount, move: BookingMove): Promise<CalcomBooking> {
    const { uid, start, seatUid, reason: reschedulingReason } = move;
    const body = { start: start.toISOString(), seatUid, reschedulingReason };
    return this.call(account, 'rescheduleBooking', { ids: [uid], body, subject: move.eventTypeId }, ({ raw }) =>
      readBookingAnswer(raw.data),
    );
  }

  /** Cancels a booking, or one seat of it; never retried. Of one that is cancelled already: `already_cancelled`. */
  async cancelBooking(account: CalcomAccount, cancellation: BookingCancellation): Promise<void> {
    const { uid, seatUid, reason: cancellationReason } = cancellation;
    const body = { cancellationReason, seatUid };
    await this.call(account, 'cancelBooking', { ids: [uid], body, subject: cancellation.eventTypeId }, () => undefined);
  }

  /** The caller must know that the uid is the company's: Cal.com answers anyone who has it. */
  booking(account: CalcomAccount, uid: string): Promise<CalcomBooking> {
    return this.call(account, 'getBooking', { ids: [uid] }, ({ raw }) => readBookingAnswer(raw.data));
  }

  /** All bookings that match, the oldest first, cancelled ones too. For narrow filters: it reads every page. */
  async bookings(account: CalcomAccount, filter: BookingFilter): Promise<CalcomBooking[]> {
    const found: CalcomBooking[] = [];
    for (let page = 0; page < MAX_PAGES; page++) {
      const { bookings, hasMore } = await this.page(account, filter, found.length);
      found.push(...bookings);
      if (!hasMore) return found;
    }
    // An incomplete list would pass for "not booked", and the caller would book again.
    throw new CalcomApiException('listBookings', 'unexpected_answer', {
      detail: 'too many bookings; narrow the filter',
    });
  }

  /** The webhooks that the scope has at Cal.com, whoever made them. */
  webhooks(account: CalcomAccount, scope: WebhookScope): Promise<CalcomWebhook[]> {
    const operation = 'organizationId' in scope ? 'listOrganizationWebhooks' : 'listEventTypeWebhooks';
    return this.call(account, operation, { ids: idsOf(scope) }, ({ raw }) =>
      Wire.list(raw.data, 'data').map(readWebhook),
    );
  }

  /** Never retried: after an exception with `outcomeUnknown`, {@link webhooks} tells whether it was made. */
  createWebhook(account: CalcomAccount, scope: WebhookScope, webhook: NewWebhook): Promise<CalcomWebhook> {
    const { subscriberUrl, triggers, secret } = webhook;
    const operation = 'organizationId' in scope ? 'createOrganizationWebhook' : 'createEventTypeWebhook';
    const body = { active: true, subscriberUrl, triggers, secret };
    return this.call(account, operation, { ids: idsOf(scope), body }, ({ raw }) =>
      readWebhook(Wire.object(raw.data, 'data')),
    );
  }

  async deleteWebhook(account: CalcomAccount, scope: WebhookScope, id: string): Promise<void> {
    const operation = 'organizationId' in scope ? 'deleteOrganizationWebhook' : 'deleteEventTypeWebhook';
    await this.call(account, operation, { ids: [...idsOf(scope), id] }, () => undefined);
  }

  /** The circuit breakers of everything that has failed lately, for health checks. */
  states(): UpstreamState[] {
    return this.resilience.states();
  }

  /** The bulkheads of calls in flight, for metrics. */
  get bulkheads(): Resilience['bulkheads'] {
    return this.resilience.bulkheads;
  }

  private page(account: CalcomAccount, filter: BookingFilter, skip: number) {
    const query = {
      eventTypeId: filter.eventTypeId,
      teamId: filter.teamId,
      afterStart: filter.afterStart?.toISOString(),
      beforeEnd: filter.beforeEnd?.toISOString(),
      attendeeEmail: filter.attendeeEmail,
      // In this order new bookings land on the last page, so none moves to another page between two calls.
      sortCreated: 'asc',
      take: PAGE_SIZE,
      skip,
    };
    return this.call(account, 'listBookings', { query, subject: filter.eventTypeId }, (envelope) => {
      const bookings = Wire.list(envelope.raw.data, 'data').map(readBooking);
      const more = envelope.objectOr('pagination').hasNextPage ?? bookings.length === PAGE_SIZE;
      return { bookings, hasMore: more === true && bookings.length > 0 };
    });
  }

  private async call<T>(
    account: CalcomAccount,
    operation: OperationName,
    { ids = [], query = {}, body, subject, isOneCall }: Call,
    read: (envelope: Wire, owner: string) => T | Promise<T>,
  ): Promise<T> {
    const url = addressOf(account, operation, ids, query);
    const scope = { operation, subject, key: keyIdOf(account), origin: url.origin };
    const exchange = (): Promise<HttpAnswer> => this.transport.exchange(operation, url, account.apiKey, body);
    const answer = await (isOneCall ? this.resilience.once(scope, exchange) : this.resilience.run(scope, exchange));
    // Parsing cannot be interrupted: of two long answers that arrive together, the second waits.
    if (answer.text.length > LONG_ANSWER) await eventLoop.turn(scope.key);
    try {
      return await read(envelopeOf(answer), scope.key);
    } catch (error) {
      if (!(error instanceof MissingPart)) throw error;
      const facts = { status: answer.status, requestId: requestIdOf(answer), detail: `${error.message} is missing` };
      throw new CalcomApiException(operation, 'unexpected_answer', facts);
    }
  }
}

function envelopeOf({ text }: HttpAnswer): Wire {
  try {
    return Wire.object(JSON.parse(text), 'the JSON object');
  } catch (error) {
    throw error instanceof MissingPart ? error : new MissingPart('the JSON object');
  }
}
