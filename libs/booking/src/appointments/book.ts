import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { CalcomAccount } from '@app/calcom-client';
import { Clock } from '@app/common';
import { type EventTypeCopy, EventTypesService } from '@app/event-types';
import { TeamsService } from '@app/teams';
import { CompaniesService, Ownership, type TenantContext } from '@app/tenancy';
import { SlotIds, type SlotSelection } from '@app/availability';
import { IdempotencyService, type Operation } from '../idempotency/idempotency.service';
import type { Outcome } from '../idempotency/repeats';
import { type Answers, answersTo, responsesOf } from '../fields/answers';
import { type Attendee, readAttendee } from '../fields/attendee';
import type { FieldContext } from '../fields/field-context';
import { type ChosenLocation, locationFor } from '../fields/location';
import { checkOffset, type Zones } from '../fields/start';
import { BookingRows } from './booking-rows';
import { BookingConfirmation } from './confirmation';
import { checkTime, selectedSlot } from './slot-selection';
import { type BookDto, type BookedDto, toBookingDto } from './booking.dto';
import type { Booking } from './booking.entity';
import { confirmationOf } from './phrases';

interface Selection {
  body: BookDto;
  slot: SlotSelection;
  eventType: EventTypeCopy;
  timezone: string;
  account: CalcomAccount;
  attendee: Attendee;
  fields: FieldContext;
}

/** What the event type asks, as it was answered. */
interface Form {
  answers: Answers;
  location: ChosenLocation;
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
   * @throws AppError 400 naming the field, 403, 409 `slot_taken`, 503 `booking_unconfirmed` or `calcom_unavailable`.
   */
  async book(tenant: TenantContext, body: BookDto, key?: string): Promise<Outcome<BookedDto>> {
    const slot = await selectedSlot(tenant, body, this.slotIds, (teamId) => this.zoneFor(tenant, teamId, body));
    const { attendee, notes, metadata, answers, location } = body;
    const request = { slot, attendee, notes, metadata, answers, location };
    // All further checks run inside: a repeat gets the stored answer even if a check would fail by now.
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
    await this.ownership.require(tenant, 'team', slot.teamId);
    const team = await this.teams.lookup(tenant, slot.teamId);
    const eventType = await this.eventTypes.get(tenant, team.id, slot.eventTypeId);
    const account = await this.companies.calcomAccount(tenant);
    const timezone = team.timezone ?? tenant.timezone;
    const country = await this.companies.country(tenant);
    const attendee = readAttendee(body, { country, timezone, language: tenant.locale });
    const fields = { locale: tenant.locale, country, isSpoken: tenant.role === 'agent' };
    return { body, slot, eventType, timezone, account, attendee, fields };
  }

  /** The zone of a `start` without an offset: the attendee's, else the team's, as the caller was shown it. */
  private async zoneFor(tenant: TenantContext, teamId: number, { attendee }: BookDto): Promise<string> {
    await this.ownership.require(tenant, 'team', teamId);
    return attendee.timezone ?? (await this.teams.lookup(tenant, teamId)).timezone ?? tenant.timezone;
  }

  private async carryOut(tenant: TenantContext, selection: Selection, { id, isResumed }: Operation): Promise<Booking> {
    const { body, slot, eventType, account, attendee, fields } = selection;
    const begun = isResumed ? await this.rows.byOperation(tenant, id) : null;
    const known = begun && (await this.confirmation.lookUp(tenant, begun, account));
    if (known) return known;
    const length = checkTime(slot, eventType, this.clock, body.slot_id === undefined ? 'start' : 'slot_id');
    const answers = answersTo(eventType, { ...body, attendee }, fields);
    const location = locationFor(eventType, attendee, body.location, fields);
    if (body.start !== undefined) checkOffset(body.start, zonesIn(selection));
    const booking = begun
      ? await this.renew(tenant, begun)
      : await this.write(tenant, selection, { answers, location }, id);
    return this.confirmation.confirm(tenant, booking, {
      account,
      length,
      responses: responsesOf(answers),
      location: location.sent,
    });
  }

  /** Inserts the row, before Cal.com is called. */
  private write(
    tenant: TenantContext,
    { body, slot, eventType, attendee }: Selection,
    { answers, location }: Form,
    operationId: string,
  ): Promise<Booking> {
    return this.rows.write(tenant, {
      teamId: slot.teamId,
      calcomEventTypeId: slot.eventTypeId,
      operationId,
      sentAt: this.clock.now(),
      startAt: slot.start,
      endAt: DateTime.fromJSDate(slot.start)
        .plus({ minutes: slot.duration ?? eventType.duration })
        .toJSDate(),
      attendee,
      answers: answers.own,
      location: location.stored,
      notes: answers.notes ?? null,
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

/** The zones that a `start` may be written in. Programs calculate in UTC, people do not. */
const zonesIn = ({ attendee, timezone, fields }: Selection): Zones => [
  attendee.timezone,
  timezone,
  ...(fields.isSpoken ? [] : ['UTC']),
];
