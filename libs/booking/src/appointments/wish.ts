import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { SlotSelection } from '@app/availability';
import type { CalcomAccount } from '@app/calcom-client';
import { Clock } from '@app/common';
import { type EventTypeCopy, EventTypesService } from '@app/event-types';
import { TeamsService } from '@app/teams';
import { CompaniesService, Ownership, type TenantContext } from '@app/tenancy';
import { answersTo } from './booking-questions';
import type { BookDto } from './booking.dto';
import type { Attendee } from './booking.entity';
import { checkTime } from './slot-selection';

/** A request for a booking, checked as far as can be without asking Cal.com or the database. */
export interface Wish {
  body: BookDto;
  slot: SlotSelection;
  eventType: EventTypeCopy;
  account: CalcomAccount;
  attendee: Attendee;
  end: Date;
  /** To send to Cal.com; absent for an event type with one length. */
  length?: number;
  responses: Record<string, unknown>;
}

/** Reads and checks requests for bookings, usually without a query. */
@Injectable()
export class Wishes {
  constructor(
    private readonly ownership: Ownership,
    private readonly teams: TeamsService,
    private readonly eventTypes: EventTypesService,
    private readonly companies: CompaniesService,
    private readonly clock: Clock,
  ) {}

  /**
   * @param callersNumber the number that a call came from, which nobody gave.
   * @throws AppError 400 naming the field, 403 for a foreign team, 409 `calcom_not_connected`.
   */
  async read(tenant: TenantContext, body: BookDto, slot: SlotSelection, callersNumber?: string): Promise<Wish> {
    await this.ownership.require(tenant, 'team', slot.teamId);
    const team = await this.teams.lookup(tenant, slot.teamId);
    const eventType = await this.eventTypes.get(tenant, team.id, slot.eventTypeId);
    const length = checkTime(slot, eventType, this.clock);
    return {
      body,
      slot,
      eventType,
      length,
      responses: answersTo(eventType, body),
      account: await this.companies.calcomAccount(tenant),
      attendee: {
        ...attendeeOf(body, team.timezone ?? tenant.timezone, tenant),
        ...(callersNumber !== undefined && body.attendee.phone_number === callersNumber ? { isCallersNumber: true } : {}),
      },
      end: DateTime.fromJSDate(slot.start)
        .plus({ minutes: slot.duration ?? eventType.duration })
        .toJSDate(),
    };
  }
}

/** @param zone where the attendee names none; the one that the appointment is told in. */
function attendeeOf({ attendee }: BookDto, zone: string, { locale }: TenantContext): Attendee {
  const { name, email, phone_number: phoneNumber, timezone, language } = attendee;
  return {
    name: name.trim(),
    email,
    phoneNumber,
    timezone: timezone ?? zone,
    language: language ?? locale,
  };
}
