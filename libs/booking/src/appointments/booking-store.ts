import { randomBytes } from 'node:crypto';
import type { RequiredEntityData } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import type { CalcomBooking } from '@app/calcom-client';
import { type AuditAction, AuditLog, refusalOf, TenantDatabase, type TenantContext } from '@app/tenancy';
import { BookingClaims } from '../claims/booking-claims';
import { Attempts, type StoredAnswer } from '../idempotency/attempts';
import { BookingEvent } from './booking-event.entity';
import { Booking, type Change } from './booking.entity';
import { type BookingStatus } from '../status/booking-status';
import { OPERATION_KEY } from './calcom-metadata';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** Without those that are mistaken for each other when they are read out or written down. */
const CODE_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 8;

/** What became of a booking, and what is stored under its idempotency key. */
export interface Outcome {
  status: BookingStatus;
  /** For the history. */
  cause: string;
  failure?: string | null;
  made?: CalcomBooking;
  action?: AuditAction;
  /** Absent: nothing is known yet. `forget`: the next request under the key begins anew. */
  answer?: 'forget' | ((booking: Booking) => StoredAnswer);
}

/** What became of a move or cancellation. */
export type ChangeOutcome = Pick<Outcome, 'cause' | 'made' | 'action' | 'answer'> & { status?: BookingStatus };

/** What a new row needs; the rest follows from Cal.com's answer. */
export type NewRow = Omit<RequiredEntityData<Booking>, 'companyId' | 'code' | 'changedBy' | 'userId' | 'agentId'>;

/** Reads and writes the rows of bookings. */
@Injectable()
export class BookingStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly audit: AuditLog,
    private readonly attempts: Attempts,
    private readonly claims: BookingClaims,
  ) {}

  /** Adds a row to the transaction, before Cal.com is called. */
  async add(em: SqlEntityManager, tenant: TenantContext, facts: NewRow): Promise<Booking> {
    const booking = em.create(Booking, {
      ...facts,
      companyId: tenant.companyId,
      code: newCode(),
      changedBy: actorOf(tenant),
      userId: tenant.userId ?? null,
      agentId: tenant.agentId ?? null,
    } as RequiredEntityData<Booking>);
    await em.persist(booking).flush();
    return booking;
  }

  find(tenant: TenantContext, where: { id: number } | { operationId: string }): Promise<Booking | null> {
    return this.database.forTenant(tenant).findOne(Booking, where);
  }

  /** What was booked in a phone call. */
  ofCall(
    tenant: TenantContext,
    where: { callId: string; calcomEventTypeId: number; startAt: Date },
  ): Promise<Booking[]> {
    return this.database.forCompany(tenant).find(Booking, where, { orderBy: { id: 'desc' } });
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
   * Writes the outcome, its entry in the audit log and the answer under its key in one transaction. The row's history and
   * the end of its claims follow from it in the database, which refuses what a booking cannot become.
   */
  async settle(tenant: TenantContext, booking: Booking, outcome: Outcome): Promise<void> {
    const { status, cause, made, action, answer, failure = null } = outcome;
    await this.database.forTenant(tenant).transactional(async (em) => {
      booking.sharing ??= await this.claims.sharing(em, booking.calcomEventTypeId);
      const row = em.merge(booking);
      Object.assign(row, { status, cause, failure, changedBy: actorOf(tenant), ...(made ? factsOf(made) : {}) });
      if (action) this.audit.record(em, tenant, { action, object: ['booking', row.id], details: detailsOf(row) });
      await em.flush();
      if (answer && row.isKeyed) await this.attempts.answer(em, row.operationId, answerFor(answer, row));
    });
  }

  /** Writes that a change is under way, before Cal.com is called. Part of the transaction that claims its time and key. */
  async beginChange(em: SqlEntityManager, tenant: TenantContext, booking: Booking, change: Change): Promise<void> {
    Object.assign(em.merge(booking), { change, changedBy: actorOf(tenant) });
    await em.flush();
  }

  /** Writes what became of a change, as {@link settle} does. */
  async endChange(tenant: TenantContext, booking: Booking, outcome: ChangeOutcome): Promise<void> {
    const { cause, made, action, answer, status = booking.status } = outcome;
    const { operationId } = booking.change ?? {};
    await this.database.forTenant(tenant).transactional(async (em) => {
      booking.sharing ??= await this.claims.sharing(em, booking.calcomEventTypeId);
      const row = em.merge(booking);
      Object.assign(row, {
        change: null,
        cause,
        status,
        changedBy: actorOf(tenant),
        ...(made ? movedTo(row, made) : {}),
      });
      if (action) this.audit.record(em, tenant, { action, object: ['booking', row.id], details: detailsOf(row) });
      await em.flush();
      if (answer && operationId) await this.attempts.answer(em, operationId, answerFor(answer, row));
    });
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

/** What we keep of Cal.com's answer. */
const factsOf = (made: CalcomBooking): Partial<Booking> => ({
  calcomBookingId: made.id,
  calcomBookingUid: made.uid,
  seatUid: made.seatUid,
  startAt: made.start,
  endAt: made.end,
  hosts: made.hosts.map(({ id, name }) => (id === undefined ? { name } : { id, name })),
  meetingUrl: made.meetingUrl,
});

/** Cal.com gives a moved booking another uid; the row keeps its own id, and remembers the old one. */
const movedTo = (booking: Booking, made: CalcomBooking): Partial<Booking> => {
  const former = booking.calcomBookingUid;
  const isNew = former != null && former !== made.uid;
  return { ...factsOf(made), formerUids: isNew ? [...booking.formerUids, former] : booking.formerUids };
};

/** Without the attendee: entries of the audit log can never be removed. */
const detailsOf = ({ teamId, calcomEventTypeId, status, failure }: Booking) => ({
  team_id: teamId,
  event_type_id: calcomEventTypeId,
  status,
  ...(failure == null ? {} : { failure }),
});

/** For the history: kinds and ids, no names. */
export function actorOf({ userId, agentId }: TenantContext): string {
  if (agentId !== undefined) return `agent ${agentId}`;
  return userId === undefined ? 'system' : `user ${userId}`;
}

const newCode = (): string =>
  [...randomBytes(CODE_LENGTH)].map((byte) => CODE_SIGNS.charAt(byte % CODE_SIGNS.length)).join('');
