import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LockMode } from '@mikro-orm/core';
import { Injectable, Logger } from '@nestjs/common';
import { type CalcomAccount, CalcomApiException, type CalcomBooking, type CalcomErrorCode } from '@app/calcom-client';
import { AppError, Clock } from '@app/common';
import { fingerprintOf } from '@app/idempotency';
import { CompaniesService, TenantDatabase, type TenantContext } from '@app/tenancy';
import { BookingClaims, type ClaimedKey } from '../claims/booking-claims';
import type { Place } from '../claims/place';
import { MAX_WAIT_MS, PAUSE_MS, timeInDemand, WaitingLine } from '../claims/waiting-line';
import { inProgress, type Told } from '../idempotency/repeats';
import { answerIn } from '../idempotency/stored-failure';
import { alreadyBooked, bookingFailure, failAsNotBegun } from './booking-failure';
import { BookingStore } from './booking-store';
import type { BookingDto } from './booking.dto';
import { Booking } from './booking.entity';
import { isOpen, isStanding } from '../status/booking-status';
import { Reconciler } from './reconcile';
import { TimelyAnswers } from './timely-answers';
import { toBookingDto } from './told';
import { UpstreamBookings } from './upstream-bookings';
import { isFor, isLive } from './upstream-match';

/** A change of an appointment that a caller requests. */
export interface ChangeRequest {
  wanted: { kind: 'move'; start: string; reason?: string } | { kind: 'cancel'; reason?: string };
  /** The caller's idempotency key. */
  key?: string;
  /** The time to claim first. */
  place?: Place;
}

/** Refusals that say nothing about the appointment. */
const ABOUT_THE_KEY = new Set<CalcomErrorCode>(['unauthorized', 'forbidden', 'misrouted']);

type Begun = { begun: Booking } | { attempt: ClaimedKey } | 'in line';

/**
 * Moves and cancels appointments: the change is written to the row before it is sent to Cal.com, so that a lost answer
 * is looked up like that of a booking.
 */
@Injectable()
export class Changes {
  private readonly log = new Logger(Changes.name);

  constructor(
    private readonly store: BookingStore,
    private readonly claims: BookingClaims,
    private readonly reconciler: Reconciler,
    private readonly companies: CompaniesService,
    private readonly database: TenantDatabase,
    private readonly upstream: UpstreamBookings,
    private readonly line: WaitingLine,
    private readonly answers: TimelyAnswers,
    private readonly clock: Clock,
  ) {}

  /** The current appointment. @throws AppError 409 `in_progress` while it is unknown whether it exists. */
  async current(tenant: TenantContext, id: number): Promise<Booking> {
    const booking = await this.reconciler.look(tenant, id);
    if (isOpen(booking.status) || booking.change) throw underWay();
    return booking;
  }
  /** @throws AppError 409 `already_over` for an appointment that is past, cancelled, or was never made. */
  requireUpcoming({ status, endAt }: Booking): void {
    if (!isStanding(status) || endAt <= this.clock.now()) throw new AppError('already_over');
  }

  /**
   * Carries a change out. The answer's status is `unknown` while its outcome is unknown.
   * @throws AppError 409 `slot_taken`, `already_booked`, `already_over` or `in_progress`, 422, 503 `calcom_unavailable`.
   */
  async carryOut(tenant: TenantContext, booking: Booking, request: ChangeRequest): Promise<Told<BookingDto>> {
    const { place } = request;
    const since = performance.now();
    const until = since + MAX_WAIT_MS;
    return this.answers.give<Told<BookingDto>>(since, (hasBegun) => {
      const work = () => this.beginAndSend(tenant, booking, request, until, hasBegun);
      return place ? this.line.run(place, until, work) : work();
    });
  }

  private async beginAndSend(
    tenant: TenantContext,
    booking: Booking,
    request: ChangeRequest,
    until: number,
    hasBegun: (open: () => Told<BookingDto>) => void,
  ): Promise<Told<BookingDto>> {
    const account = await this.companies.calcomAccount(tenant);
    for (;;) {
      const step = await this.begin(tenant, booking, request);
      if (step === 'in line') {
        if (performance.now() > until) throw timeInDemand();
        await pause(PAUSE_MS.least + Math.random() * PAUSE_MS.more);
      } else if ('attempt' in step) {
        return repeated(step.attempt, booking, request);
      } else {
        const { begun } = step;
        hasBegun(() => ({ value: { ...toBookingDto(begun), status: 'unknown' }, replayed: false }));
        await this.send(tenant, begun, account);
        // It was already cancelled at Cal.com, of which no webhook had told.
        if (request.wanted.kind === 'move' && !isStanding(begun.status)) throw new AppError('already_over');
        return { value: toBookingDto(begun), replayed: false };
      }
    }
  }

  /** The first of two transactions: writes the claims and the change, or neither. */
  private async begin(tenant: TenantContext, { id }: Booking, { wanted, key, place }: ChangeRequest): Promise<Begun> {
    const operationId = randomUUID();
    const em = this.database.forTenant(tenant);
    await em.begin();
    try {
      const claimed = key && { text: key, requestHash: hashOf(id, wanted) };
      const attempt = claimed && (await this.claims.claimKey(em, claimed, operationId));
      const row = attempt
        ? undefined
        : await em.findOneOrFail(Booking, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (row?.change || (row && !isStanding(row.status))) throw row.change ? underWay() : new AppError('already_over');
      const isFree = !row || !place || (await this.claims.claimTime(em, row.operationId, place));
      if (!row || !isFree) {
        await em.rollback();
        return attempt ? { attempt } : 'in line';
      }
      const own = place && (await this.store.ownAt(em, row, place.start));
      if (own) throw alreadyBooked(own.id);
      await this.store.beginChange(em, tenant, row, { ...wanted, operationId });
      await em.commit().catch(failAsNotBegun);
      return { begun: row };
    } catch (error) {
      await em.rollback();
      throw error;
    }
  }

  /** @throws AppError when Cal.com refused it. */
  private async send(tenant: TenantContext, booking: Booking, account: CalcomAccount): Promise<void> {
    try {
      await this.sendOnce(tenant, booking, account);
    } catch (error) {
      if (error instanceof AppError) throw error;
      // A later check reads the outcome from Cal.com. Only the error's name: a message may hold the attendee.
      this.log.error({ bookingId: booking.id, reason: (error as Error).name }, 'Could not finish a change');
    }
  }

  private async sendOnce(
    tenant: TenantContext,
    booking: Booking,
    account: CalcomAccount,
    isFollowed = false,
  ): Promise<void> {
    try {
      const made = await this.upstream.change(account, booking);
      if (!made || isWanted(made, booking)) await this.reconciler.endChange(tenant, booking, made);
      else await this.reconciler.lookAtChange(tenant, booking);
    } catch (error) {
      if (!(error instanceof CalcomApiException)) throw error;
      // Cal.com may refuse what it has already carried out, or what was changed there meanwhile.
      const mayTell = !error.retryable && !ABOUT_THE_KEY.has(error.code);
      const now = mayTell ? await this.reconciler.lookAtChange(tenant, booking) : undefined;
      if (!booking.change || error.outcomeUnknown) return;
      // What it neither changes nor shows is not there any more.
      if (now === null && error.code === 'not_found') return this.reconciler.endChange(tenant, booking);
      if (mayTell && !now) return;
      const isElsewhere = now && isLive(now) && now.uid !== booking.calcomBookingUid;
      if (isElsewhere && !isFollowed) {
        await this.store.follow(tenant, booking, now);
        return this.sendOnce(tenant, booking, account, true);
      }
      await this.store.endChange(tenant, booking, { cause: error.code, answer: 'forget' });
      throw bookingFailure(error, booking);
    }
  }
}

/** Whether an answer to a move is about this appointment at the requested time. */
const isWanted = (made: CalcomBooking, booking: Booking): boolean =>
  booking.change?.kind === 'move' &&
  ['ours', 'alike'].includes(isFor(made, { ...booking, startAt: new Date(booking.change.start) }));

/** The stored answer to the same change under the key. @throws AppError 409 while its outcome is unknown. */
function repeated(attempt: ClaimedKey, booking: Booking, { wanted }: ChangeRequest): Told<BookingDto> {
  if (attempt.requestHash !== hashOf(booking.id, wanted)) throw new AppError('idempotency_mismatch');
  if (attempt.answer === null) throw inProgress();
  return { value: answerIn(attempt.status, attempt.answer), replayed: true };
}

const hashOf = (id: number, wanted: ChangeRequest['wanted']): string => fingerprintOf({ id, wanted });

/** 409: its outcome, or that of another change, is not known yet. */
const underWay = (): AppError =>
  new AppError('in_progress', {
    message: 'What was asked for this appointment before has no outcome yet; ask again shortly',
    retryAfter: 5,
  });
