import { ArrayType } from '@mikro-orm/core';
import { Entity, Property } from '@mikro-orm/decorators/legacy';
import type { BookingField, ConfirmationPolicy, EventTypeLocation, Recurrence } from '@app/calcom-client';
import { OfTeamOfBranch } from '@app/teams';
import { Id, TenantEntity } from '@app/tenancy';

/** The driver hands 64-bit numbers out as texts. */
const HostIds = new ArrayType(Number);

/** A bookable service of one team, as last seen at Cal.com. */
@Entity({ tableName: 'calcom_team_event_types' })
@OfTeamOfBranch('calcom_team_id')
export class EventType extends TenantEntity<
  'isActive' | 'requiresConfirmation' | 'bookingFields' | 'locations' | 'hostIds' | 'minimumNoticeMinutes' | 'metadata'
> {
  /** Our team; the column keeps the name it had in the former service. */
  @Property({ type: Id, fieldName: 'calcom_team_id' })
  teamId: number;

  @Property({ type: Id })
  calcomEventTypeId: number;

  @Property({ type: Id, nullable: true })
  serviceId?: number | null;

  @Property({ type: 'string' })
  title: string;

  @Property({ type: 'string' })
  slug: string;

  @Property({ type: 'string', nullable: true })
  description?: string | null;

  /** Minutes. */
  @Property({ type: 'integer' })
  duration: number;

  /** Minutes, ascending; always contains {@link duration}. */
  @Property({ type: 'json' })
  durationOptions: number[];

  /** In the currency's minor unit. */
  @Property({ type: 'integer' })
  price: number;

  /** ISO 4217. */
  @Property({ type: 'string' })
  currency: string;

  @Property({ type: 'boolean' })
  isActive: boolean = true;

  @Property({ type: 'boolean' })
  requiresConfirmation: boolean = false;

  @Property({ type: 'json', nullable: true })
  confirmationPolicy?: ConfirmationPolicy | null;

  @Property({ type: 'json' })
  bookingFields: BookingField[] = [];

  @Property({ type: 'json' })
  locations: EventTypeLocation[] = [];

  /** Attendees of one time; absent: one. */
  @Property({ type: 'integer', nullable: true })
  seats?: number | null;

  /** `roundRobin`: one of the hosts; `collective`: all of them. */
  @Property({ type: 'string', nullable: true })
  schedulingType?: string | null;

  /** Cal.com's ids, ascending; empty where Cal.com does not name the hosts. */
  @Property({ type: HostIds, columnType: 'bigint[]' })
  hostIds: number[] = [];

  /** How a booking repeats; absent: not at all. */
  @Property({ type: 'json', nullable: true })
  recurrence?: Recurrence | null;

  @Property({ type: 'integer' })
  minimumNoticeMinutes: number = 0;

  @Property({ type: 'Date', nullable: true })
  lastSyncedAt?: Date | null;

  @Property({ type: 'json' })
  metadata: Record<string, unknown> = {};
}
