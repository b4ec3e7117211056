import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { CalcomAccount } from '@app/calcom-client';
import { Clock } from '@app/common';
import { type EventTypeCopy, EventTypesService } from '@app/event-types';
import { refuseInactive, type TeamCopy, TeamsService } from '@app/teams';
import { CompaniesService, Ownership, type TenantContext } from '@app/tenancy';
import { SlotIds, type SlotSelection } from '@app/availability';
import { IdempotencyService, type Operation } from '../idempotency/idempotency.service';
import type { Outcome } from '../idempotency/repeats';
import { answersTo } from './booking-questions';
import { BookingRows } from './booking-rows';
import { BookingConfirmation } from './confirmation';
import { checkTime, selectedSlot } from './slot-selection';
import { type BookDto, type BookedDto, toBookingDto } from './booking.dto';
import type { Booking } from './booking.entity';
import { confirmationOf } from './phrases';

interface Selection {
  body: BookDto;
  slot: SlotSelection;
  team: TeamCopy;
  eventType: EventTypeCopy;
  timezone: string;
  account: CalcomAccount;
}

/** Books a slot: first the row, then the call to Cal.com, and never twice under one idempotency key. */
@Injectable()
export class BookAppointment {
  constructor(
    private readonly ownership: Ownership,
    private readonly teams: TeamsService,
    private readonly eventTypes: EventTypesService,
    private readonly companies: CompaniesService,
    private readonly rows: BookingRows,
    private readonly confirmation: BookingConfirmation,
    private readonly idempotency: IdempotencyService,
    private readonly slotIds: SlotIds,
    private readonly clock: Clock,
  ) {}

  /**
   * @param key the caller's idempotency key; a repeat under it is answered with the first booking.
   * @throws AppError 400 naming the field, 403, 409 `slot_taken` or `team_inactive`, 503 `booking_unconfirmed` or `calcom_unavailable`.
   */
  async book(tenant: TenantContext, body: BookDto, key?: string): Promise<Outcome<BookedDto>> {
    const slot = selectedSlot(tenant, body, this.slotIds);
    // Before a stored answer is told again: the caller may be limited to another branch by now.
    await this.ownership.require(tenant, 'team', slot.teamId);
    const request = { slot, attendee: body.attendee, notes: body.notes, metadata: body.metadata };
    // All further checks run inside: a repeat gets the stored answer even if one of them would fail by now.
    return this.idempotency.once(tenant, key, request, async (operation) => {
      const selection = await this.select(tenant, body, slot);
      const booking = await this.carryOut(tenant, selection, operation);
      return {
        ...toBookingDto(booking, selection.timezone),
        confirmation: confirmationOf(booking, selection.eventType.title, selection.timezone, tenant.locale),
      };
    });
  }

  private async select(tenant: TenantContext, body: BookDto, slot: SlotSelection): Promise<Selection> {
    const team = await this.teams.lookup(tenant, slot.teamId);
    const eventType = await this.eventTypes.get(tenant, team.id, slot.eventTypeId);
    const account = await this.companies.calcomAccount(tenant);
    return { body, slot, team, eventType, timezone: team.timezone ?? tenant.timezone, account };
  }

  private async carryOut(tenant: TenantContext, selection: Selection, { id, isResumed }: Operation): Promise<Booking> {
    const { body, slot, eventType, account } = selection;
    const begun = isResumed ? await this.rows.byOperation(tenant, id) : null;
    const known = begun && (await this.confirmation.lookUp(tenant, begun, account));
    if (known) return known;
    refuseInactive(selection.team);
    const length = checkTime(slot, eventType, this.clock);
    const responses = answersTo(eventType, body);
    const booking = begun ? await this.renew(tenant, begun) : await this.write(tenant, selection, id);
    return this.confirmation.confirm(tenant, booking, { account, length, responses });
  }

  /** Inserts the row, before Cal.com is called. */
  private write(
    tenant: TenantContext,
    { body, slot, eventType, timezone }: Selection,
    operationId: string,
  ): Promise<Booking> {
    const { name, email, phone_number: phoneNumber, timezone: attendeeTimezone, language } = body.attendee;
    return this.rows.write(tenant, {
      teamId: slot.teamId,
      calcomEventTypeId: slot.eventTypeId,
      operationId,
      sentAt: this.clock.now(),
      startAt: slot.start,
      endAt: DateTime.fromJSDate(slot.start)
        .plus({ minutes: slot.duration ?? eventType.duration })
        .toJSDate(),
      attendee: {
        name: name.trim(),
        email,
        phoneNumber,
        timezone: attendeeTimezone ?? timezone,
        language: language ?? tenant.locale,
      },
      notes: body.notes ?? null,
      metadata: body.metadata ?? {},
      source: tenant.role === 'agent' ? 'agent' : 'user',
      userId: tenant.userId ?? null,
      agentId: tenant.agentId ?? null,
    });
  }

  /** A booking that is sent once more keeps its row and operation id, so Cal.com's metadata still identifies it. */
  private async renew(tenant: TenantContext, booking: Booking): Promise<Booking> {
    Object.assign(booking, { sentAt: this.clock.now(), status: 'pending', failure: null } satisfies Partial<Booking>);
    await this.rows.save(tenant, booking);
    return booking;
  }
}
