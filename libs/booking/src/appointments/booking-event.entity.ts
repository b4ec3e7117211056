import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { OfTeamOfBranch } from '@app/teams';
import { Id, OfCompany } from '@app/tenancy';
import type { BookingStatus } from '../status/booking-status';

/** A step in the history of a booking. The database writes it together with the change, and it is immutable. */
@Entity({ tableName: 'booking_events' })
@OfCompany()
@OfTeamOfBranch('team_id')
export class BookingEvent {
  @PrimaryKey({ type: Id })
  id: number;

  @Property({ type: Id })
  companyId: number;

  @Property({ type: Id })
  bookingId: number;

  @Property({ type: Id })
  teamId: number;

  @Property({ type: 'Date' })
  at: Date;

  /** Absent for the first one. */
  @Property({ type: 'string', nullable: true })
  from?: BookingStatus | null;

  /** The same as before when the appointment was moved. */
  @Property({ type: 'string' })
  to: BookingStatus;

  @Property({ type: 'string' })
  cause: string;

  @Property({ type: 'string' })
  by: string;
}
