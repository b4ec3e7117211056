import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { CalcomAccount } from '@app/calcom-client';
import { Clock } from '@app/common';
import { type EventType, EventTypesService } from '@app/event-types';
import { TeamsService } from '@app/teams';
import { CompaniesService, Ownership, type TenantContext } from '@app/tenancy';
import { SlotIds, type SlotSelection } from '@app/availability';
import { IdempotencyService, type Operation, type Outcome } from '../idempotency/idempotency.service';
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
  eventType: EventType;
  timezone: string;
  account: CalcomAccount;
}

/** Books: row first, call second, and never the same thing twice. */
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
   * @param key the caller's idempotency key; the same request under it is answered with the first one's booking.
   * @throws AppError 400 naming the field, 403, 409 `slot_taken`, 503 `booking_unconfirmed` or `calcom_unavailable`.
   */
  async book(tenant: TenantContext, body: BookDto, key?: string): Promise<Outcome<BookedDto>> {
    const slot = selectedSlot(tenant, body, this.slotIds);
    const request = { slot, attendee: body.attendee, notes: body.notes, metadata: body.metadata };
    // Everything else inside: what can be refused by now was accepted when the stored answer was given.
    return this.idempotency.once(tenant, key, request, async (operation) => {
      const select = await this.plan(tenant, body, slot);
      const booking = await this.carryOut(tenant, select, operation);
      return {
        ...toBookingDto(booking, select.timezone),
        confirmation: confirmationOf(booking, select.eventType.title, select.timezone, tenant.locale),
      };
    });
  }

  private async plan(tenant: TenantContext, body: BookDto, slot: SlotSelection): Promise<Selection> {
    await this.ownership.require(tenant, 'team', slot.teamId);
    const team = await this.teams.get(tenant, slot.teamId);
    const eventType = await this.eventTypes.get(tenant, team.id, slot.eventTypeId);
    const account = await this.companies.calcomAccount(tenant);
    return { body, slot, eventType, timezone: team.timezone ?? tenant.timezone, account };
  }

  private async carryOut(tenant: TenantContext, plan: Selection, { id, isResumed }: Operation): Promise<Booking> {
    const { body, slot, eventType, account } = plan;
    const begun = isResumed ? await this.rows.byOperation(tenant, id) : null;
    const known = begun && (await this.confirmation.lookUp(tenant, begun, account));
    if (known) return known;
    const length = checkTime(slot, eventType, this.clock);
    const responses = answersTo(eventType, body);
    const booking = begun ? await this.renew(tenant, begun) : await this.write(tenant, plan, id);
    return this.confirmation.confirm(tenant, booking, { account, length, responses });
  }

  /** The row, before Cal.com is called. */
  private write(
    tenant: TenantContext,
    { body, slot, eventType, timezone }: Selection,
    operationId: string,
  ): Promise<Booking> {
    const { name, email, phone_number: phoneNumber, timezone: theirs, language } = body.attendee;
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
        timezone: theirs ?? timezone,
        language: language ?? tenant.locale,
      },
      notes: body.notes ?? null,
      metadata: body.metadata ?? {},
      source: tenant.role === 'agent' ? 'agent' : 'user',
      userId: tenant.userId ?? null,
      agentId: tenant.agentId ?? null,
    });
  }

  /** A booking that is sent once more keeps its row and its operation id: whichever request it was, it is the same one. */
  private async renew(tenant: TenantContext, booking: Booking): Promise<Booking> {
    Object.assign(booking, { sentAt: this.clock.now(), status: 'pending', failure: null } satisfies Partial<Booking>);
    await this.rows.save(tenant, booking);
    return booking;
  }
}
