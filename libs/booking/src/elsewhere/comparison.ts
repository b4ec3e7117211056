import { Injectable } from '@nestjs/common';
import { type CalcomAccount, CalcomApiException, type CalcomBooking, CalcomClient } from '@app/calcom-client';
import { Clock } from '@app/common';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import type { Booking } from '../appointments/booking.entity';
import { isLive } from '../appointments/upstream-match';
import { amendmentOf, ended, isSettled } from '../appointments/amendment';
import { FollowAppointments, type Step } from './follow';
import { KnownAppointments } from './known-appointments';
import { seatsOf } from './seats';
import { UpstreamTruth } from './upstream-truth';

const DAYS_AHEAD = 14;
const DAY_MS = 86_400_000;
const MARGIN_MS = 1000;

/** Where our rows are not what Cal.com has. */
export interface Difference {
  /** What our rows do not know, know otherwise, or know though it is over. */
  kind: 'missing' | 'changed' | 'gone';
  /** Ours. */
  bookingId?: number;
  eventTypeId: number;
  start: Date;
  /** When it was changed at Cal.com, as far as that is known. */
  changedAt: Date | null;
  step: Step;
}

/** A team as it is to be compared. */
export interface ComparedTeam {
  id: number;
  calcomTeamId: number;
}

/** Compares the next days of a team with what Cal.com has. */
@Injectable()
export class Comparison {
  constructor(
    private readonly calcom: CalcomClient,
    private readonly known: KnownAppointments,
    private readonly follow: FollowAppointments,
    private readonly truth: UpstreamTruth,
    private readonly companies: CompaniesService,
    private readonly clock: Clock,
  ) {}

  /** @throws CalcomApiException when Cal.com does not tell. */
  async of(tenant: TenantContext, team: ComparedTeam): Promise<Difference[]> {
    const account = await this.companies.calcomAccount(tenant);
    const from = this.clock.now();
    const to = new Date(from.getTime() + DAYS_AHEAD * DAY_MS);
    const filter = {
      teamId: team.calcomTeamId,
      afterStart: new Date(from.getTime() - MARGIN_MS),
      beforeEnd: new Date(to.getTime() + MARGIN_MS),
    };
    // Unreadable bookings do not prevent comparing the others: each missing one is queried individually.
    const listed = await this.calcom.bookings(account, filter, { priority: 'background', suffices: () => true });
    const live = listed.filter((made) => isLive(made) && made.start >= from && made.start < to).flatMap(parts);
    const rows = await this.known.standing(tenant, team.id, { from, to });
    const all = new Map((await this.known.among(tenant, [...new Set(live.map(({ uid }) => uid))])).map(named));
    const there = await this.there(tenant, account, live, all);
    const isThere = new Set(live.map((made) => nameOf(made.uid, made.seatUid)));
    const claimed = new Set(there.map(({ bookingId }) => bookingId));
    const absent = rows.filter(
      (row) =>
        isSettled(row) && !claimed.has(row.id) && !isThere.has(nameOf(row.calcomBookingUid ?? '', row.seatUid ?? null)),
    );
    return [...there, ...(await this.gone(tenant, account, absent))];
  }

  private async there(
    tenant: TenantContext,
    account: CalcomAccount,
    live: readonly CalcomBooking[],
    rows: ReadonlyMap<string, Booking>,
  ): Promise<Difference[]> {
    const differences: Difference[] = [];
    for (const made of live) {
      const row = rows.get(nameOf(made.uid, made.seatUid));
      if (row && !amendmentOf(row, made, 'comparison')) continue;
      const step = await this.follow.plan(tenant, account, made, { finding: 'comparison' });
      // What is open is the reconciler's.
      if (!step || step.kind === 'settle') continue;
      const { start, updatedAt: changedAt } = made;
      const ours =
        step.kind === 'amend'
          ? { kind: 'changed' as const, bookingId: step.row.id, eventTypeId: step.row.calcomEventTypeId }
          : { kind: 'missing' as const, eventTypeId: step.eventType.calcomEventTypeId };
      differences.push({ ...ours, start, changedAt, step });
    }
    return differences;
  }

  /** Each is queried individually: its absence from a list proves little. */
  private async gone(tenant: TenantContext, account: CalcomAccount, absent: readonly Booking[]): Promise<Difference[]> {
    const differences: Difference[] = [];
    for (const row of absent) {
      const made = await this.truth.now(account, row.calcomBookingUid ?? '').catch(unlessReadable);
      if (made === 'unreadable') continue;
      const step = await this.stepFor(tenant, account, row, made);
      if (step?.kind !== 'amend') continue;
      const { id: bookingId, calcomEventTypeId: eventTypeId, startAt: start } = row;
      differences.push({ kind: 'gone', bookingId, eventTypeId, start, changedAt: made?.updatedAt ?? null, step });
    }
    return differences;
  }

  private async stepFor(
    tenant: TenantContext,
    account: CalcomAccount,
    row: Booking,
    made: CalcomBooking | undefined,
  ): Promise<Step | undefined> {
    if (row.seatUid == null)
      return made
        ? this.follow.plan(tenant, account, made, { finding: 'comparison' })
        : { kind: 'amend', row, amendmentOf: (now) => ended(now, { status: 'cancelled' }, 'comparison') };
    const seats = made ? await this.truth.seats(account, made) : [];
    const isHeld = seats.some(({ seatUid }) => seatUid === row.seatUid);
    return isHeld ? undefined : this.follow.planGoneSeat(tenant, account, row, 'comparison');
  }
}

/** @throws what is about more than the one booking. */
function unlessReadable(error: unknown): 'unreadable' {
  if (error instanceof CalcomApiException && error.code === 'unexpected_answer') return 'unreadable';
  throw error;
}

/** Each seat of a shared booking, else the booking itself. */
const parts = (made: CalcomBooking): CalcomBooking[] => {
  const seats = seatsOf(made);
  return seats.length > 0 ? seats : [made];
};

const nameOf = (uid: string, seatUid: string | null): string => `${uid} ${seatUid ?? ''}`;

const named = (row: Booking): [string, Booking] => [nameOf(row.calcomBookingUid ?? '', row.seatUid ?? null), row];
