import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import type { CalcomAccount, CalcomBooking } from '@app/calcom-client';
import { type EventTypeCopy, EventTypesService } from '@app/event-types';
import type { TenantContext } from '@app/tenancy';
import { type Amendment, BookingStore } from '../appointments/booking-store';
import type { Booking } from '../appointments/booking.entity';
import { Reconciler } from '../appointments/reconcile';
import { isLive } from '../appointments/upstream-match';
import { isOpen, isStanding } from '../status/booking-status';
import { amendmentOf, ended, type Finding } from '../appointments/amendment';
import { KnownAppointments } from './known-appointments';
import { NewAppointments } from './new-appointment';
import { isOfPerson, operationIn } from './seats';
import { UpstreamTruth } from './upstream-truth';

/** A step that makes our rows equal to what Cal.com has. */
export type Step =
  | { kind: 'amend'; row: Booking; amendmentOf: (now: Booking) => Amendment | undefined }
  | { kind: 'add'; made: CalcomBooking; eventType: EventTypeCopy }
  /** Its outcome is open, or this service is changing it: the outcome has to be determined first. */
  | { kind: 'settle'; row: Booking };

export interface Hint {
  finding: Finding;
  /** Uid of the booking that this one, or a seat of it, was moved from. */
  formerUid?: string;
}

/** Updates our rows to what Cal.com has: the same rule for every way in which a difference is found. */
@Injectable()
export class FollowAppointments {
  constructor(
    private readonly known: KnownAppointments,
    private readonly added: NewAppointments,
    private readonly store: BookingStore,
    private readonly reconciler: Reconciler,
    private readonly eventTypes: EventTypesService,
    private readonly truth: UpstreamTruth,
  ) {}

  /**
   * The step for an appointment, or one seat of a shared one, as Cal.com has it now. Undefined: our row is equal, or
   * the appointment is not the company's.
   * @throws CalcomApiException
   */
  async plan(
    tenant: TenantContext,
    account: CalcomAccount,
    made: CalcomBooking,
    hint: Hint,
  ): Promise<Step | undefined> {
    const row = await this.rowOf(tenant, account, made, hint);
    if (row) return stepFor(row, (now) => amendmentOf(now, made, hint.finding));
    const eventType = made.eventTypeId === null ? undefined : await this.eventTypes.ofCompany(tenant, made.eventTypeId);
    if (!eventType) return undefined;
    const origin = await this.known.byOperation(tenant, operationIn(made));
    if (origin && isOpen(origin.status)) return { kind: 'settle', row: origin };
    // A second booking of the same request: the reconciler cancels it.
    if (origin && isStanding(origin.status) && (await this.known.isToBeChecked(tenant, origin))) return undefined;
    const open = await this.known.openLike(tenant, made);
    return open ? { kind: 'settle', row: open } : { kind: 'add', made, eventType };
  }

  /** The step for a seat that is gone from its booking. @throws CalcomApiException */
  async planGoneSeat(
    tenant: TenantContext,
    account: CalcomAccount,
    row: Booking,
    finding: Finding,
  ): Promise<Step | undefined> {
    const moved = row.change ? undefined : await this.truth.seatElsewhere(account, row);
    if (!moved) return stepFor(row, (now) => ended(now, { status: 'cancelled' }, finding));
    const holder = (await this.known.at(tenant, moved.uid)).find(({ seatUid }) => seatUid === moved.seatUid);
    if (holder && holder.id !== row.id) return stepFor(row, (now) => ended(now, { status: 'cancelled' }, finding));
    return stepFor(row, (now) => amendmentOf(now, moved, finding));
  }

  /** @returns `later`: not known yet; `unchanged`: another process has done it meanwhile. */
  async carryOut(tenant: TenantContext, step: Step, finding: Finding): Promise<'changed' | 'unchanged' | 'later'> {
    if (step.kind === 'settle') {
      const row = await this.reconciler.look(tenant, step.row.id);
      return isOpen(row.status) || row.change ? 'later' : 'changed';
    }
    try {
      if (step.kind === 'amend') {
        const isChanged = await this.store.amend(tenant, step.row, step.amendmentOf);
        if (step.row.change) return 'later';
        return isChanged ? 'changed' : 'unchanged';
      }
      await this.added.add(tenant, step.made, step.eventType, finding);
      return 'changed';
    } catch (error) {
      // Another process has written a row for it meanwhile.
      if (error instanceof UniqueConstraintViolationException) return 'later';
      throw error;
    }
  }

  private async rowOf(
    tenant: TenantContext,
    account: CalcomAccount,
    made: CalcomBooking,
    { formerUid }: Hint,
  ): Promise<Booking | undefined> {
    const isSame = ({ seatUid }: Booking): boolean => (seatUid ?? null) === (made.seatUid ?? null);
    const exact = (await this.known.at(tenant, made.uid)).find(isSame);
    if (exact) return exact;
    if (made.seatUid !== null) return this.rowOfSeat(tenant, account, made, formerUid);
    for await (const uid of this.truth.formerUids(account, made)) {
      const [row] = await this.known.at(tenant, uid);
      if (row) return row;
    }
    return undefined;
  }

  /** A moved seat keeps its uid if it joins others, and gets a new one if it is the first at its time. */
  private async rowOfSeat(
    tenant: TenantContext,
    account: CalcomAccount,
    made: CalcomBooking,
    formerUid: string | undefined,
  ): Promise<Booking | undefined> {
    const bySeat = await this.known.bySeat(tenant, made.seatUid ?? '');
    if (bySeat) return bySeat;
    const operation = await this.known.byOperation(tenant, operationIn(made));
    const former = formerUid === undefined ? [] : await this.known.at(tenant, formerUid);
    const candidates = [operation, ...former.filter((row) => isOfPerson(made, row))];
    for (const row of candidates)
      if (row?.seatUid != null && isStanding(row.status) && !(await this.isHeld(account, row))) return row;
    return undefined;
  }

  private async isHeld(account: CalcomAccount, row: Booking): Promise<boolean> {
    const made = await this.truth.read(account, row.calcomBookingUid ?? '');
    if (!made || !isLive(made)) return false;
    return (await this.truth.seats(account, made)).some(({ seatUid }) => seatUid === row.seatUid);
  }
}

function stepFor(row: Booking, amendment: (now: Booking) => Amendment | undefined): Step | undefined {
  if (isOpen(row.status) || row.change) return { kind: 'settle', row };
  return amendment(row) ? { kind: 'amend', row, amendmentOf: amendment } : undefined;
}
