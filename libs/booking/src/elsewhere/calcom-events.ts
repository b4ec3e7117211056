import { Injectable } from '@nestjs/common';
import { cacheKeys, PendingInvalidations } from '@app/caching';
import type { CalcomAccount, CalcomBooking } from '@app/calcom-client';
import { type EventTypeCopy, EventTypesService } from '@app/event-types';
import { CompaniesService, TenantDatabase, type TenantContext } from '@app/tenancy';
import type { Handled, IncomingEvent } from '@app/webhooks';
import { BookingStore } from '../appointments/booking-store';
import type { Booking } from '../appointments/booking.entity';
import { BookingClaims } from '../claims/booking-claims';
import { isOpen, isStanding } from '../status/booking-status';
import { type BookingChange, bookingChangeOf } from './calcom-event';
import { clearChangeOf } from './clear-change';
import { FollowAppointments, type Step } from './follow';
import { KnownAppointments } from './known-appointments';
import { toldBooking } from './told-booking';
import { UpstreamTruth } from './upstream-truth';

/**
 * Does what Cal.com's events about bookings ask for. They come late, twice, in another order, or not at all: what is not
 * certain from the event alone is read at Cal.com, and that counts.
 */
@Injectable()
export class CalcomEvents {
  constructor(
    private readonly known: KnownAppointments,
    private readonly follow: FollowAppointments,
    private readonly truth: UpstreamTruth,
    private readonly store: BookingStore,
    private readonly claims: BookingClaims,
    private readonly eventTypes: EventTypesService,
    private readonly companies: CompaniesService,
    private readonly database: TenantDatabase,
    private readonly invalidations: PendingInvalidations,
  ) {}

  /** @throws CalcomApiException when Cal.com does not tell what is; then it is to be handled again. */
  async handle(tenant: TenantContext, event: IncomingEvent): Promise<Handled> {
    const change = bookingChangeOf(event);
    const rows = await this.known.at(tenant, change.uid);
    const [row] = rows;
    const certain = row && clearChangeOf(row, change);
    if (certain) {
      await this.store.amend(tenant, row, certain);
      return row.change ? 'later' : 'done';
    }
    const own = row ?? (await this.known.byOperation(tenant, change.operationId));
    if (own && (isOpen(own.status) || own.change)) return this.carryOut(tenant, [{ kind: 'settle', row: own }]);
    const eventTypeId = row?.calcomEventTypeId ?? change.eventTypeId;
    const eventType = eventTypeId === undefined ? undefined : await this.eventTypes.ofCompany(tenant, eventTypeId);
    if (!eventType && !own) return 'done';
    if (eventType) await this.dropAvailability(tenant, eventType);
    return this.carryOut(tenant, await this.steps(tenant, event, change, rows, eventType));
  }

  private async steps(
    tenant: TenantContext,
    event: IncomingEvent,
    change: BookingChange,
    rows: readonly Booking[],
    eventType: EventTypeCopy | undefined,
  ): Promise<Step[]> {
    const account = await this.companies.calcomAccount(tenant);
    const made = (await this.truth.now(account, change.uid)) ?? toldBooking(event);
    if (!made) return [];
    const hint = { finding: 'webhook', formerUid: change.formerUid } as const;
    const isShared = (eventType?.seats ?? 1) > 1 || rows.some(({ seatUid }) => seatUid != null);
    if (!isShared) return listed(await this.follow.plan(tenant, account, made, hint));
    const seats = await this.truth.seats(account, made);
    const steps: (Step | undefined)[] = [];
    for (const seat of seats) steps.push(await this.follow.plan(tenant, account, seat, hint));
    for (const uid of new Set([made.uid, change.uid, change.formerUid ?? change.uid]))
      steps.push(...(await this.goneSeats(tenant, account, uid, seats)));
    return listed(...steps);
  }

  private async goneSeats(
    tenant: TenantContext,
    account: CalcomAccount,
    uid: string,
    seats: readonly CalcomBooking[],
  ): Promise<(Step | undefined)[]> {
    const isTaken = (row: Booking): boolean =>
      seats.some((seat) => seat.seatUid === row.seatUid && seat.uid === row.calcomBookingUid);
    const rows = (await this.known.at(tenant, uid)).filter((row) => isStanding(row.status) && !isTaken(row));
    if (rows.length === 0) return [];
    const made = await this.truth.read(account, uid);
    const held = made ? await this.truth.seats(account, made) : [];
    const gone = rows.filter((row) => !held.some(({ seatUid }) => seatUid === row.seatUid));
    const steps: (Step | undefined)[] = [];
    for (const row of gone) steps.push(await this.follow.planGoneSeat(tenant, account, row, 'webhook'));
    return steps;
  }

  private async carryOut(tenant: TenantContext, steps: readonly Step[]): Promise<Handled> {
    let handled: Handled = 'done';
    for (const step of steps) if ((await this.follow.carryOut(tenant, step, 'webhook')) === 'later') handled = 'later';
    return handled;
  }

  /** At once: what Cal.com says of the booking may take a while. */
  private async dropAvailability(tenant: TenantContext, { teamId, calcomEventTypeId }: EventTypeCopy): Promise<void> {
    await this.database.forCompany(tenant).transactional(async (em) => {
      const sharing = await this.claims.sharing(em, calcomEventTypeId);
      const families = [[teamId, calcomEventTypeId] as const, ...sharing].map(([team, eventType]) =>
        cacheKeys.availabilityFamily(tenant.companyId, team, eventType),
      );
      this.invalidations.add(em, { families: [...new Set(families)] });
    });
  }
}

const listed = (...steps: (Step | undefined)[]): Step[] => steps.filter((step) => step !== undefined);
