import { OptimisticLockError, type RequiredEntityData } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import type { CalcomBooking } from '@app/calcom-client';
import { type AuditAction, AuditLog, refusalOf, TenantDatabase, type TenantContext } from '@app/tenancy';
import { OutgoingEvents } from '@app/webhooks';
import { BookingClaims } from '../claims/booking-claims';
import { Transitions } from '../status/transitions';
import { Attempts, type StoredAnswer } from '../idempotency/attempts';
import { actorOf, detailsOf, factsOf, movedTo, newCode } from './booking-facts';
import { BookingEvent } from './booking-event.entity';
import { Booking } from './booking.entity';
import type { Change } from '../status/change';
import { type BookingStatus, canBecome } from '../status/booking-status';
import { OPERATION_KEY } from './calcom-metadata';
import { eventOf } from './outgoing-event';
import { isSamePerson } from './person';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The outcome of a booking, and what is stored under its idempotency key. */
export interface Outcome {
  status: BookingStatus;
  /** For the history. */
  cause: string;
  failure?: string | null;
  made?: CalcomBooking;
  action?: AuditAction;
  /** Absent: not known yet. `forget`: the next request under the key starts over. */
  answer?: 'forget' | ((booking: Booking) => StoredAnswer);
}

/** The outcome of a move or cancellation. */
export type ChangeOutcome = Pick<Outcome, 'cause' | 'made' | 'action' | 'answer'> & { status?: BookingStatus };

/** What was changed at Cal.com itself. */
export interface Amendment {
  facts: Partial<Booking>;
  action?: AuditAction;
}

/** Required fields of a new row; the others follow from Cal.com's answer. */
export type NewRow = Omit<RequiredEntityData<Booking>, 'companyId' | 'code' | 'changedBy' | 'userId' | 'agentId'>;

/** Reads and writes the rows of bookings. */
@Injectable()
export class BookingStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly audit: AuditLog,
    private readonly attempts: Attempts,
    private readonly claims: BookingClaims,
    private readonly outgoing: OutgoingEvents,
    private readonly transitions: Transitions,
  ) {}

  /** A booking that is not written yet: see `BookingClaims`. */
  draft(em: SqlEntityManager, tenant: TenantContext, facts: NewRow): Booking {
    const now = new Date();
    const row = {
      ...facts,
      companyId: tenant.companyId,
      code: newCode(),
      changedBy: actorOf(tenant),
      userId: tenant.userId ?? null,
      agentId: tenant.agentId ?? null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    } as RequiredEntityData<Booking>;
    return em.create(Booking, row, { persist: false });
  }

  find(tenant: TenantContext, where: { id: number } | { operationId: string }): Promise<Booking | null> {
    return this.database.forTenant(tenant).findOne(Booking, where);
  }

  /** The bookings of a phone call. */
  ofCall(
    tenant: TenantContext,
    where: { callId: string; calcomEventTypeId: number; startAt: Date },
  ): Promise<Booking[]> {
    return this.database.forCompany(tenant).find(Booking, where, { orderBy: { id: 'desc' } });
  }

  /** Another appointment of the same person and service at a time. */
  async ownAt(em: SqlEntityManager, booking: Booking, startAt: Date): Promise<Booking | undefined> {
    const { id, calcomEventTypeId, attendee } = booking;
    const status = ['pending', 'unknown', 'requested', 'confirmed'] as const;
    const there = await em.find(Booking, { id: { $ne: id }, calcomEventTypeId, startAt, status: { $in: status } });
    return there.find((other) => isSamePerson(other.attendee, attendee));
  }

  /** Another of our rows for the same booking at Cal.com, by its uid and seat or by the operation id in its metadata. */
  async otherRowOf(tenant: TenantContext, booking: Booking, made: CalcomBooking): Promise<Booking | null> {
    const operation = made.metadata[OPERATION_KEY];
    // Also of other branches: Cal.com does not know them.
    return this.database.forCompany(tenant).findOne(Booking, {
      id: { $ne: booking.id },
      $or: [
        { calcomBookingUid: made.uid, seatUid: made.seatUid },
        ...(typeof operation === 'string' && UUID.test(operation) ? [{ operationId: operation }] : []),
      ],
    });
  }

  /**
   * Writes the outcome, its entry in the audit log, its outgoing event and the answer under its key in one transaction. The
   * row's history and the end of its claims follow from it in the database, which refuses invalid transitions.
   *
   * If another process was faster, the booking becomes what that process has written.
   * @returns whether this outcome was written.
   */
  async settle(tenant: TenantContext, booking: Booking, outcome: Outcome): Promise<boolean> {
    const { status, cause, made, failure = null } = outcome;
    const isDone = (now: Booking): boolean => !canBecome(now.status, status);
    return this.onCurrent(tenant, booking, isDone, () => {
      const facts = { status, cause, failure, ...(made ? factsOf(made) : {}) };
      return this.write(tenant, booking, facts, outcome, booking.isKeyed ? booking.operationId : undefined);
    });
  }

  /** Writes that a change is under way, before Cal.com is called. Part of the transaction that claims its time and key. */
  async beginChange(em: SqlEntityManager, tenant: TenantContext, booking: Booking, change: Change): Promise<void> {
    Object.assign(em.merge(booking), { change, changedBy: actorOf(tenant) });
    await em.flush();
  }

  /** Writes that an appointment was moved at Cal.com itself while a change of it is under way. */
  async follow(tenant: TenantContext, booking: Booking, made: CalcomBooking): Promise<void> {
    const { operationId } = booking.change ?? {};
    const isOver = ({ change }: Booking): boolean => change?.operationId !== operationId;
    await this.onCurrent(tenant, booking, isOver, () =>
      this.write(
        tenant,
        booking,
        { cause: 'moved', ...movedTo(booking, made) },
        { action: 'booking.moved' },
        undefined,
      ),
    );
  }

  /** Writes the outcome of a change, as {@link settle} does. */
  async endChange(tenant: TenantContext, booking: Booking, outcome: ChangeOutcome): Promise<void> {
    const { operationId } = booking.change ?? {};
    const isDone = ({ change }: Booking): boolean => change?.operationId !== operationId;
    await this.onCurrent(tenant, booking, isDone, () => {
      const { cause, made, status = booking.status } = outcome;
      const facts = { change: null, cause, status, ...(made ? movedTo(booking, made) : {}) };
      return this.write(tenant, booking, facts, outcome, operationId);
    });
  }

  /**
   * Writes what was changed at Cal.com itself.
   * @param amendmentOf the change of the current row; undefined: none.
   * @returns whether something was written.
   */
  async amend(
    tenant: TenantContext,
    booking: Booking,
    amendmentOf: (now: Booking) => Amendment | undefined,
  ): Promise<boolean> {
    let amendment = amendmentOf(booking);
    const isDone = (now: Booking): boolean => !(amendment = amendmentOf(now));
    if (!amendment) return false;
    return this.onCurrent(tenant, booking, isDone, () =>
      this.write(tenant, booking, amendment?.facts ?? {}, { action: amendment?.action }, undefined),
    );
  }

  /** @param operationId of the request whose key keeps the answer, where there is one. */
  private async write(
    tenant: TenantContext,
    booking: Booking,
    facts: Partial<Booking>,
    { action, answer }: Pick<Outcome, 'action' | 'answer'>,
    operationId: string | undefined,
  ): Promise<void> {
    const before = { ...booking };
    const work = async (em: SqlEntityManager): Promise<void> => {
      booking.sharing ??= await this.claims.sharing(em, booking.calcomEventTypeId);
      const row = em.merge(booking);
      Object.assign(row, { changedBy: actorOf(tenant) }, facts);
      if (action) this.audit.record(em, tenant, { action, object: ['booking', row.id], details: detailsOf(row) });
      await em.flush();
      const event = eventOf(before, row);
      if (event) this.outgoing.record(em, tenant, event);
      if (answer && operationId) await this.attempts.answer(em, operationId, answerFor(answer, row));
    };
    const transition = { from: before.status, to: facts.status ?? before.status, since: before.updatedAt };
    const write = (): Promise<void> => this.database.forTenant(tenant).transactional(work as () => Promise<void>);
    await this.transitions.run(transition, write).catch((error: unknown) => {
      // Resets the caller's copy to the row, which was not written.
      Object.assign(booking, before);
      throw error;
    });
  }

  /**
   * If another process has changed the row meanwhile, repeats the work on the current row, unless that `isDone`.
   * @returns whether the work was done.
   */
  private async onCurrent(
    tenant: TenantContext,
    booking: Booking,
    isDone: (now: Booking) => boolean,
    work: () => Promise<void>,
  ): Promise<boolean> {
    for (;;) {
      try {
        await work();
        return true;
      } catch (error) {
        if (!(error instanceof OptimisticLockError)) throw error;
        Object.assign(booking, await this.database.forTenant(tenant).findOneOrFail(Booking, { id: booking.id }));
        if (isDone(booking)) return false;
      }
    }
  }

  /** The history, the oldest first. @throws AppError 403 */
  async events(tenant: TenantContext, bookingId: number): Promise<BookingEvent[]> {
    if (!(await this.find(tenant, { id: bookingId }))) throw refusalOf('booking');
    return this.database.forTenant(tenant).find(BookingEvent, { bookingId }, { orderBy: { id: 'asc' } });
  }
}

type Answer = NonNullable<Outcome['answer']>;

const answerFor = (answer: Answer, row: Booking): 'forget' | StoredAnswer =>
  answer === 'forget' ? answer : answer(row);
