import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { TenantEntity } from '@app/tenancy';

/** A request that must happen once, by the key its caller chose, and its answer once there is one. */
@Entity({ tableName: 'booking_attempts' })
export class BookingAttempt extends TenantEntity {
  @Property({ type: 'string' })
  key: string;

  @Property({ type: 'string' })
  requestHash: string;

  /** Of the booking that the request makes: by it a later request finds out what became of an earlier one. */
  @Property({ type: 'uuid' })
  operationId: string;

  /** Until then somebody is taken to be at work on it; after that, and without an answer, whoever asks may go on. */
  @Property({ type: 'Date' })
  heldUntil: Date;

  /** HTTP status of the answer; absent while there is none. */
  @Property({ type: 'integer', nullable: true })
  status?: number | null;

  @Property({ type: 'json', columnType: 'json', nullable: true })
  answer?: unknown;

  @Property({ type: 'Date' })
  expiresAt: Date;
}
