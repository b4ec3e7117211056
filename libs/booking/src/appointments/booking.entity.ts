import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { OfTeamOfBranch } from '@app/teams';
import { Id, TenantEntity } from '@app/tenancy';

/**
 * `pending` until Cal.com has answered, or while it waits there for a confirmation; `unknown` when it may or may not
 * have been booked; `failed` when Cal.com was never reached.
 */
export type BookingStatus = 'pending' | 'confirmed' | 'rejected' | 'failed' | 'unknown' | 'cancelled';

export interface Attendee {
  name: string;
  email?: string;
  phoneNumber?: string;
  /** IANA. */
  timezone: string;
  /** ISO 639-1. */
  language: string;
}

/** An appointment requested through this service. The row is written before Cal.com is called. */
@Entity({ tableName: 'bookings' })
@OfTeamOfBranch('team_id')
export class Booking extends TenantEntity<'status' | 'hosts'> {
  @Property({ type: Id })
  teamId: number;

  @Property({ type: Id })
  calcomEventTypeId: number;

  /** Goes to Cal.com as metadata, so that a booking whose answer was lost can be found again. */
  @Property({ type: 'uuid' })
  operationId: string;

  /** When it was last sent to Cal.com. */
  @Property({ type: 'Date' })
  sentAt: Date;

  @Property({ type: Id, nullable: true })
  calcomBookingId?: number | null;

  @Property({ type: 'string', nullable: true })
  calcomBookingUid?: string | null;

  @Property({ type: 'string' })
  status: BookingStatus = 'pending';

  @Property({ type: 'Date' })
  startAt: Date;

  @Property({ type: 'Date' })
  endAt: Date;

  @Property({ type: 'json' })
  attendee: Attendee;

  @Property({ type: 'json' })
  hosts: { name: string }[] = [];

  @Property({ type: 'string', nullable: true })
  meetingUrl?: string | null;

  @Property({ type: 'string', nullable: true })
  notes?: string | null;

  @Property({ type: 'json' })
  metadata: Record<string, string>;

  /** The code of the failure, when there was one. */
  @Property({ type: 'string', nullable: true })
  failure?: string | null;

  @Property({ type: 'string' })
  source: 'user' | 'agent';

  @Property({ type: Id, nullable: true })
  userId?: number | null;

  @Property({ type: Id, nullable: true })
  agentId?: number | null;
}
