import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { SlotIds, type SlotSelection } from '@app/availability';
import type { CalcomAccount } from '@app/calcom-client';
import { Clock } from '@app/common';
import { type EventTypeCopy, EventTypesService } from '@app/event-types';
import { refuseInactive, TeamsService } from '@app/teams';
import { CompaniesService, Ownership, type TenantContext } from '@app/tenancy';
import { type Answers, answersTo } from '../fields/answers';
import { type Attendee, readAttendee } from '../fields/attendee';
import { type ChosenLocation, locationFor } from '../fields/location';
import { checkOffset } from '../fields/start';
import { type Asker, isSpokenBy } from './asker';
import type { BookDto } from './booking.dto';
import { checkTime, selectedSlot } from './slot-selection';

/** A request for a booking, checked as far as can be without asking Cal.com or the database. */
export interface Wish {
  slot: SlotSelection;
  eventType: EventTypeCopy;
  account: CalcomAccount;
  attendee: Attendee;
  end: Date;
  /** The length to send to Cal.com; absent for an event type with only one. */
  length?: number;
  answers: Answers;
  location: ChosenLocation;
}

/** Reads and checks requests for bookings, usually without a query. */
@Injectable()
export class Wishes {
  constructor(
    private readonly ownership: Ownership,
    private readonly teams: TeamsService,
    private readonly eventTypes: EventTypesService,
    private readonly companies: CompaniesService,
    private readonly slotIds: SlotIds,
    private readonly clock: Clock,
  ) {}

  /** The slot that a request selects. @throws AppError 400 naming the field, 403 for a foreign team. */
  async slot(tenant: TenantContext, body: BookDto): Promise<SlotSelection> {
    const slot = await selectedSlot(tenant, body, this.slotIds, async (teamId) => {
      await this.ownership.require(tenant, 'team', teamId);
      return body.attendee.timezone ?? (await this.zoneOf(tenant, teamId));
    });
    // Before a stored answer is repeated: the caller may be limited to another branch by now.
    await this.ownership.require(tenant, 'team', slot.teamId);
    return slot;
  }

  /** The attendee of a request. @throws AppError 400 naming the field, 403 for a foreign team. */
  async attendee(
    tenant: TenantContext,
    body: BookDto,
    { teamId }: SlotSelection,
    callersNumber?: string,
  ): Promise<Attendee> {
    const country = await this.companies.country(tenant);
    const timezone = await this.zoneOf(tenant, teamId);
    return readAttendee(body, { country, timezone, language: tenant.locale, callersNumber });
  }

  /**
   * @throws AppError 400 naming the field, 403 for a foreign team, 409 `team_inactive` or `calcom_not_connected`.
   */
  async read(tenant: TenantContext, body: BookDto, slot: SlotSelection, asker: Omit<Asker, 'key'>): Promise<Wish> {
    refuseInactive(await this.teams.lookup(tenant, slot.teamId));
    const eventType = await this.eventTypes.get(tenant, slot.teamId, slot.eventTypeId);
    const account = await this.companies.calcomAccount(tenant);
    const attendee = await this.attendee(tenant, body, slot, asker.callersNumber);
    const country = await this.companies.country(tenant);
    const fields = { locale: tenant.locale, country, isSpoken: isSpokenBy(asker) };
    const length = checkTime(slot, eventType, this.clock, body.slot_id === undefined ? 'start' : 'slot_id');
    const answers = answersTo(eventType, { ...body, attendee }, fields);
    const location = locationFor(eventType, attendee, body.location, fields);
    if (body.start !== undefined) {
      // Programs calculate in UTC, people do not.
      const others = fields.isSpoken ? [] : ['UTC'];
      checkOffset(body.start, [attendee.timezone, await this.zoneOf(tenant, slot.teamId), ...others]);
    }
    const minutes = slot.duration ?? eventType.duration;
    const end = DateTime.fromJSDate(slot.start).plus({ minutes }).toJSDate();
    return { slot, eventType, account, attendee, end, length, answers, location };
  }

  /** The zone that callers of a team are shown. */
  private async zoneOf(tenant: TenantContext, teamId: number): Promise<string> {
    return (await this.teams.lookup(tenant, teamId)).timezone ?? tenant.timezone;
  }
}
