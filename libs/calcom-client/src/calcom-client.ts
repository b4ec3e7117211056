import { Injectable } from '@nestjs/common';
import { type CalcomEventType, type CalcomTeam, type Me, readEventType, readMe, readTeam } from './answers';
import { bookingPages, readBookingPage } from './booking-pages';
import {
  type BookingCancellation,
  type BookingFilter,
  type BookingMove,
  type BookingSearch,
  type CalcomBooking,
  type NewBooking,
  readBookingAnswer,
  readBookingAnswers,
} from './bookings';
import { type CalcomAccount, keyIdOf, originOf } from './calcom-account';
import { CalcomApiException } from './calcom-api.exception';
import { Calls } from './calls';
import { type Listed, readAllListed } from './listed';
import { OddParts } from './odd-parts';
import { isNotShown } from './not-shown';
import type { OperationName } from './operations';
import { organizationTeams } from './organization-teams';
import { allPages } from './pages';
import { Paging } from './paging';
import { type BudgetUse, CallBudget } from './budget/call-budget';
import type { AccountState, UpstreamState } from './circuits';
import { type CallOptions, Resilience } from './resilience';
import { readSlots, type Slot, type SlotQuery } from './slots';
import { Wire } from './wire';

/** The most that Cal.com takes. */
const TEAMS_PER_PAGE = 250;
const MAX_PAGES = 100;

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
    private readonly calls: Calls,
    private readonly resilience: Resilience,
    private readonly oddParts: OddParts,
    private readonly budget: CallBudget,
  ) {}

  /** The user that the key acts as; the cheapest check that a key works. */
  me(account: CalcomAccount, options?: CallOptions): Promise<Me> {
    return this.calls.send(account, 'me', { options }, ({ raw, notes }) =>
      readMe(Wire.object(raw.data, 'data', notes)),
    );
  }

  /** The teams that the key's owner is a member of, and those of the organization that he belongs to. */
  async teams(account: CalcomAccount, options?: CallOptions): Promise<Listed<CalcomTeam>> {
    const { organizationId } = await this.me(account, options);
    const list = (operation: OperationName, of?: number): Promise<Listed<CalcomTeam>> => {
      const paging = new Paging({ size: of === undefined ? undefined : TEAMS_PER_PAGE, maxPages: MAX_PAGES });
      const ask = this.calls.asking(account, operation, { organizationId: of, options });
      return readAllListed(ask, paging, { object: 'team', read: readTeam });
    };
    return organizationId === null ? list('listTeams') : organizationTeams(list, organizationId);
  }

  /** Hidden ones included, as far as the key may see them. */
  async teamEventTypes(
    account: CalcomAccount,
    calcomTeamId: number,
    options?: CallOptions,
  ): Promise<Listed<CalcomEventType>> {
    const list = (operation: OperationName, organizationId?: number): Promise<Listed<CalcomEventType>> => {
      const call = { id: calcomTeamId, organizationId, subject: calcomTeamId, options };
      const ask = this.calls.asking(account, operation, call);
      const read = (wire: Wire): CalcomEventType => readEventType(wire, calcomTeamId);
      return readAllListed(ask, new Paging({ maxPages: MAX_PAGES }), { object: 'event_type', read });
    };
    try {
      return await list('listTeamEventTypes');
    } catch (error) {
      if (!isNotShown(error)) throw error;
      const { organizationId } = await this.me(account, options);
      if (organizationId === null) throw error;
      return list('listOrganizationEventTypes', organizationId);
    }
  }

  /** Free times that start in the half-open range, ascending. */
  slots(account: CalcomAccount, search: SlotQuery, options?: CallOptions): Promise<Slot[]> {
    const query = {
      eventTypeId: search.eventTypeId,
      start: search.start.toISOString(),
      end: search.end.toISOString(),
      timeZone: search.timezone,
      duration: search.duration,
      bookingUidToReschedule: search.movedUid,
      format: 'range',
    };
    const call = { query, subject: search.eventTypeId, options };
    return this.calls.send(account, 'listSlots', call, ({ raw, notes }, owner) =>
      readSlots(raw.data, search, owner, notes),
    );
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
    return this.calls.send(account, 'createBooking', { body, subject: eventTypeId }, ({ raw, notes }) =>
      readBookingAnswers(raw.data, notes),
    );
  }

  /**
   * Moves a booking, or one seat of it; never retried. The answer is another booking with another uid, and the old one is
   * cancelled: after an exception with `outcomeUnknown`, read it and follow `rescheduledToUid`.
   */
  rescheduleBooking(account: CalcomAccount, move: BookingMove): Promise<CalcomBooking> {
    const { uid, start, seatUid, reason: reschedulingReason } = move;
    const body = { start: start.toISOString(), seatUid, reschedulingReason };
    return this.calls.send(
      account,
      'rescheduleBooking',
      { id: uid, body, subject: move.eventTypeId },
      ({ raw, notes }) => readBookingAnswer(raw.data, notes),
    );
  }

  /** Cancels a booking, or one seat of it; never retried. Of one that is cancelled already: `already_cancelled`. */
  async cancelBooking(account: CalcomAccount, cancellation: BookingCancellation): Promise<void> {
    const { uid, seatUid, reason: cancellationReason } = cancellation;
    const body = { cancellationReason, seatUid };
    await this.calls.send(
      account,
      'cancelBooking',
      { id: uid, body, subject: cancellation.eventTypeId },
      () => undefined,
    );
  }

  /** The caller must know that the uid is the company's: Cal.com answers anyone who has it. */
  booking(account: CalcomAccount, uid: string, options?: CallOptions): Promise<CalcomBooking> {
    return this.calls.send(account, 'getBooking', { id: uid, options }, ({ raw, notes }) =>
      readBookingAnswer(raw.data, notes),
    );
  }

  /** All bookings that match, the oldest first, cancelled ones too. For narrow filters: it reads every page. */
  async bookings(
    account: CalcomAccount,
    filter: BookingFilter,
    { suffices = () => false, ...options }: BookingSearch = {},
  ): Promise<CalcomBooking[]> {
    const query = {
      eventTypeId: filter.eventTypeId,
      teamId: filter.teamId,
      afterStart: filter.afterStart?.toISOString(),
      beforeEnd: filter.beforeEnd?.toISOString(),
      attendeeEmail: filter.attendeeEmail,
      // In this order new bookings appear on the last page, so none moves to another page between two calls.
      sortCreated: 'asc',
    };
    const paging = new Paging(bookingPages(filter));
    const call = { query, subject: filter.eventTypeId, options };
    const pages = await allPages(this.calls.asking(account, 'listBookings', call), paging, readBookingPage);
    const unreadable = pages.flatMap((page) => page.unreadable);
    const found = new Map(pages.flatMap(({ bookings }) => bookings.map((booking) => [booking.uid, booking])));
    const [odd] = unreadable;
    if (odd && !suffices([...found.values()])) {
      throw new CalcomApiException('listBookings', 'unexpected_answer', { detail: odd.message });
    }
    return [...found.values()];
  }

  /** Calls the listener whenever Cal.com answers that it does not know the key, or knows it no more. */
  onKeyRefused(listener: (account: CalcomAccount) => void): void {
    this.calls.onKeyRefused(listener);
  }

  /** The circuit breakers of everything that has failed lately, for health checks. */
  states(): UpstreamState[] {
    return this.resilience.states();
  }

  /** What the account's calls meet at the moment, as this process knows it. */
  stateOf(account: CalcomAccount): AccountState {
    return this.resilience.stateOf({ key: keyIdOf(account), origin: originOf(account) });
  }

  /** What was odd in answers since the start of the process, for metrics. */
  get oddPartCounts(): OddParts['all'] {
    return this.oddParts.all;
  }

  /** How much of its budget the account has used, by all instances. */
  budgetOf(account: CalcomAccount): Promise<BudgetUse> {
    return this.budget.use(keyIdOf(account));
  }

  /** What is counted of the calls of this process, for metrics: no key, no company. */
  get meters() {
    return { ...this.budget.state, exchanges: this.resilience.exchanges.all, bulkheads: this.resilience.bulkheads };
  }
}
