import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { OfTeamOfBranch } from '@app/teams';
import { Id, TenantEntity } from '@app/tenancy';
import type { BookingSource } from '../status/booking-source';
import type { BookingStatus } from '../status/booking-status';
import type { Change } from '../status/change';
import type { SharedEventType } from '../claims/booking-claims';
import type { AnswerValue } from '../fields/answer-values';
import type { Attendee } from '../fields/attendee';
import type { BookingLocation } from '../fields/location';

export interface Host {
  /** Cal.com's id of the user. */
  id?: number;
  name: string;
}

type Defaulted =
  | 'status'
  | 'hosts'
  | 'sentAt'
  | 'settledAt'
  | 'changeSentAt'
  | 'answers'
  | 'formerUids'
  | 'isKeyed'
  | 'cause'
  | 'changedBy'
  | 'version'
  | 'noShow'
  | 'rescheduleRequested';

/**
 * An appointment requested through this service, whose row is written before Cal.com is called; or one that was made at
 * Cal.com itself.
 */
@Entity({ tableName: 'bookings' })
@OfTeamOfBranch('team_id')
export class Booking extends TenantEntity<Defaulted> {
  @Property({ type: Id })
  teamId: number;

  @Property({ type: Id })
  calcomEventTypeId: number;

  /** Goes to Cal.com as metadata, so that a booking whose answer was lost can be found again. */
  @Property({ type: 'uuid' })
  operationId: string;

  /** When it was sent to Cal.com, by the database's clock. */
  @Property({ type: 'Date', defaultRaw: 'now()', returning: false })
  sentAt: Date;

  /** When its status was last changed, by the database's clock. */
  @Property({ type: 'Date', persist: false })
  settledAt: Date;

  @Property({ type: Id, nullable: true })
  calcomBookingId?: number | null;

  @Property({ type: 'string', nullable: true })
  calcomBookingUid?: string | null;

  /** Uid of the attendee's own seat, if several share one booking at Cal.com. */
  @Property({ type: 'string', nullable: true })
  seatUid?: string | null;

  /** Uids that Cal.com gave it before it was moved, the oldest first. */
  @Property({ type: 'json' })
  formerUids: string[] = [];

  @Property({ type: 'string' })
  status: BookingStatus = 'pending';

  /** Title of the service when it was booked. */
  @Property({ type: 'string' })
  title: string;

  /** The code by which the attendee proves that the appointment is theirs. */
  @Property({ type: 'string', nullable: true })
  code?: string | null;

  @Property({ type: 'Date' })
  startAt: Date;

  @Property({ type: 'Date' })
  endAt: Date;

  @Property({ type: 'json' })
  attendee: Attendee;

  /** The attendee's number, E.164, for the index that finds a caller's appointments. */
  @Property({ type: 'string', persist: false, nullable: true })
  attendeePhone?: string | null;

  @Property({ type: 'json' })
  hosts: Host[] = [];

  @Property({ type: 'string', nullable: true })
  meetingUrl?: string | null;

  /** Absent where the event type names no place. */
  @Property({ type: 'json', nullable: true })
  location?: BookingLocation | null;

  /** Answers to the event type's questions, by slug, as sent to Cal.com. */
  @Property({ type: 'json' })
  answers: Record<string, AnswerValue> = {};

  @Property({ type: 'string', nullable: true })
  notes?: string | null;

  @Property({ type: 'json' })
  metadata: Record<string, string>;

  /** The code of the failure, when there was one. */
  @Property({ type: 'string', nullable: true })
  failure?: string | null;

  @Property({ type: 'string' })
  source: BookingSource;

  /** Id of the phone call in which it was booked. */
  @Property({ type: 'string', nullable: true })
  callId?: string | null;

  /** Whether its answer is kept under an idempotency key. */
  @Property({ type: 'boolean' })
  isKeyed: boolean = false;

  /** Why the row was last changed, for its history. */
  @Property({ type: 'string' })
  cause: string = 'requested';

  /** Who changed it last, for its history. */
  @Property({ type: 'string' })
  changedBy: string = 'system';

  @Property({ type: 'json', nullable: true })
  change?: Change | null;

  /** The attendee did not come. */
  @Property({ type: 'boolean' })
  noShow: boolean = false;

  /** The host has asked for another time: Cal.com holds none until the attendee has chosen one. */
  @Property({ type: 'boolean' })
  rescheduleRequested: boolean = false;

  /** Counts changes: the ORM refuses to write over one that another process has made since the row was read. */
  @Property({ type: 'integer', version: true })
  version: number;

  /** Teams and event types whose cached slots a change of this booking makes invalid: they share a host with it. */
  @Property({ persist: false, type: 'json' })
  sharing?: SharedEventType[];

  /** Since when the change is under way, by the database's clock. */
  @Property({ type: 'Date', persist: false, nullable: true })
  changeSentAt?: Date | null;

  /** When the attendee was erased from the row, on request or after the retention period. */
  @Property({ type: 'Date', nullable: true })
  erasedAt?: Date | null;

  @Property({ type: Id, nullable: true })
  userId?: number | null;

  @Property({ type: Id, nullable: true })
  agentId?: number | null;
}
