import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { OfTeamOfBranch } from '@app/teams';
import { Id, TenantEntity } from '@app/tenancy';

/** A question of Cal.com's booking form. */
export interface BookingField {
  slug: string;
  type: string;
  required: boolean;
  hidden: boolean;
}

/** A bookable service of one team, as last seen at Cal.com. */
@Entity({ tableName: 'calcom_team_event_types' })
@OfTeamOfBranch('calcom_team_id')
export class EventType extends TenantEntity<'isActive' | 'requiresConfirmation' | 'bookingFields' | 'metadata'> {
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

  @Property({ type: 'json' })
  bookingFields: BookingField[] = [];

  @Property({ type: 'Date', nullable: true })
  lastSyncedAt?: Date | null;

  @Property({ type: 'json' })
  metadata: Record<string, unknown> = {};
}
