import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SlotSelection } from '@app/availability';
import { AppError } from '@app/common';
import { fingerprintOf } from '@app/idempotency';
import type { TenantContext } from '@app/tenancy';
import type { ClaimedKey, KnownBooking } from '../claims/booking-claims';
import { lanesOf } from '../claims/lanes';
import { MAX_WAIT_MS, PAUSE_MS, timeInDemand, WaitingLine } from '../claims/waiting-line';
import { Attempts } from '../idempotency/attempts';
import { inProgress, type Told, Repeats } from '../idempotency/repeats';
import { answerIn, isKept, keptFailure } from '../idempotency/stored-failure';
import { alreadyBooked } from './booking-failure';
import { Beginnings, type BookingRequest } from './beginnings';
import type { Asker } from './asker';
import { BookingStore } from './booking-store';
import type { BookDto, BookedDto } from './booking.dto';
import { Booking } from './booking.entity';
import { isOpen, isStanding } from '../status/booking-status';
import { isSamePerson } from './person';
import { Reconciler } from './reconcile';
import { Sending } from './send';
import { TimelyAnswers } from './timely-answers';
import { toBookedDto } from './told';
import { type Wish, Wishes } from './wish';

/** Milliseconds between two lookups of the outcome of a request that another process works on. */
const POLL_MS = 200;
/** A person's earlier booking may turn out never to have been made: then the request starts over. */
const MAX_ROUNDS = 3;

/**
 * Books a slot: claims its time and writes the row, sends it to Cal.com, and writes the outcome. Never twice for one
 * person and time, and never twice under one idempotency key.
 */
@Injectable()
export class BookAppointment {
  private readonly repeats = new Repeats(MAX_WAIT_MS);

  constructor(
    private readonly wishes: Wishes,
    private readonly beginnings: Beginnings,
    private readonly store: BookingStore,
    private readonly sending: Sending,
    private readonly reconciler: Reconciler,
    private readonly attempts: Attempts,
    private readonly line: WaitingLine,
    private readonly answers: TimelyAnswers,
  ) {}

  /**
   * The booking; its status is `unknown` until it is known whether Cal.com has made it.
   * @throws AppError 400 naming the field, 403, 409 `slot_taken`, `already_booked` or `in_progress`, 422, 503
   *   `calcom_unavailable`.
   */
  async book(tenant: TenantContext, body: BookDto, { key, ...asker }: Asker): Promise<Told<BookedDto>> {
    const since = performance.now();
    if (key === undefined) return this.carryOut(tenant, { body, since, ...asker });
    const { attendee, notes, metadata, answers, location } = body;
    const slot = await this.wishes.slot(tenant, body);
    const requestHash = fingerprintOf({ slot, attendee, notes, metadata, answers, location });
    return this.repeats.join(`${tenant.companyId} ${requestHash} ${key}`, () =>
      this.carryOut(tenant, { body, since, ...asker, key: { text: key, requestHash } }),
    );
  }

  /** The slot that a request asks for. @throws AppError 400 naming the field, 403 for a foreign team. */
  slotOf(tenant: TenantContext, body: BookDto): Promise<SlotSelection> {
    return this.wishes.slot(tenant, body);
  }

  private async carryOut(tenant: TenantContext, request: BookingRequest): Promise<Told<BookedDto>> {
    const wish = await this.read(tenant, request);
    if (!('eventType' in wish)) return wish;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const step = await this.inTurn(tenant, wish, request);
      if ('value' in step) return step;
      const told = await ('attempt' in step
        ? this.repeat(tenant, step.attempt, request)
        : this.tellAgain(tenant, step.known, request));
      if (told) return told;
    }
    throw timeInDemand();
  }

  /** Repeats the answer of a request carried out before, even if a check would refuse it now. */
  private async read(tenant: TenantContext, request: BookingRequest): Promise<Wish | Told<BookedDto>> {
    const { body, key } = request;
    const slot = await this.wishes.slot(tenant, body);
    try {
      return await this.wishes.read(tenant, body, slot, request);
    } catch (error) {
      const attempt = key && (await this.attempts.find(tenant, key.text));
      const told = attempt ? await this.repeat(tenant, attempt, request) : await this.ofThisCall(tenant, slot, request);
      if (told) return told;
      throw error;
    }
  }

  /** The booking from earlier in this call, in which the attendee has given what this request leaves out. */
  private async ofThisCall(
    tenant: TenantContext,
    slot: SlotSelection,
    request: BookingRequest,
  ): Promise<Told<BookedDto> | undefined> {
    const { callId, body, callersNumber } = request;
    if (callId === undefined) return undefined;
    const person = await this.wishes.attendee(tenant, body, slot, callersNumber);
    const { eventTypeId: calcomEventTypeId, start: startAt } = slot;
    const made = await this.store.ofCall(tenant, { callId, calcomEventTypeId, startAt });
    const known = made.find(({ attendee }) => isSamePerson(attendee, person));
    return known && this.tellAgain(tenant, { ...known, failure: known.failure ?? null, callId }, request);
  }

  /**
   * Waits for competing requests, of this process and then of others, and sends the booking when it is its turn. If
   * Cal.com is slow, the caller gets a booking with the status `unknown` in time; the other requests wait until it is
   * sent.
   */
  private inTurn(
    tenant: TenantContext,
    wish: Wish,
    request: BookingRequest,
  ): Promise<Told<BookedDto> | { attempt: ClaimedKey } | { known: KnownBooking }> {
    const lanes = lanesOf(wish.eventType);
    const place = { companyId: tenant.companyId, lanes, start: wish.slot.start, end: wish.end };
    const until = request.since + MAX_WAIT_MS;
    return this.answers.give<Told<BookedDto> | { attempt: ClaimedKey } | { known: KnownBooking }>(
      request.since,
      (hasBegun) =>
        this.line.run(place, until, async () => {
          for (;;) {
            const begun = await this.beginnings.begin(tenant, wish, lanes, request);
            if (begun instanceof Booking) {
              hasBegun(() => ({ value: toBookedDto(begun, tenant, 'unknown'), replayed: false }));
              const booking = await this.sending.send(tenant, begun, wish);
              return { value: toBookedDto(booking, tenant), replayed: false };
            }
            if (!('inLine' in begun)) return begun;
            if (performance.now() > until) throw timeInDemand();
            await pause(PAUSE_MS.least + Math.random() * PAUSE_MS.more);
          }
        }),
    );
  }

  /** The person's own booking at that time. Undefined: it was never made, so the request is carried out. */
  private async tellAgain(
    tenant: TenantContext,
    { id, status, failure, callId }: KnownBooking,
    request: BookingRequest,
  ): Promise<Told<BookedDto> | undefined> {
    // Cal.com would repeat a permanent refusal.
    if (status === 'rejected' && callId === request.callId && isKept(failure)) throw keptFailure(failure);
    const booking = await this.reconciler.look(tenant, id);
    const { startAt } = booking;
    const isOfThisRequest = isOpen(status) || (request.callId !== undefined && callId === request.callId);
    if (!isOfThisRequest) await this.reconciler.compare(tenant, booking);
    if (!isStanding(booking.status) || booking.startAt.getTime() !== startAt.getTime()) return undefined;
    // An outcome that was open until now has not been answered yet: this request gets it.
    if (!isOpen(status) && request.callId === undefined) throw alreadyBooked(id);
    return { value: toBookedDto(booking, tenant), replayed: true };
  }

  /**
   * Waits for the outcome of the request that has claimed the key, which another process may work on. Undefined: it had
   * no result, so the next one starts over.
   */
  private async repeat(
    tenant: TenantContext,
    attempt: ClaimedKey,
    { key }: BookingRequest,
  ): Promise<Told<BookedDto> | undefined> {
    if (attempt.requestHash !== key?.requestHash) throw new AppError('idempotency_mismatch');
    const deadline = performance.now() + MAX_WAIT_MS;
    for (let now: ClaimedKey | undefined = attempt; now; now = await this.attempts.find(tenant, key.text)) {
      if (now.answer !== null) return { value: answerIn(now.status, now.answer), replayed: true };
      const booking = await this.reconciler.lookByOperation(tenant, now.operationId);
      if (booking?.status === 'unknown') return { value: toBookedDto(booking, tenant), replayed: true };
      if (performance.now() > deadline) throw inProgress();
      if (booking?.status === 'pending') await pause(POLL_MS);
    }
    return undefined;
  }
}
