import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { TenantEntity } from '@app/tenancy';

/** A request under an idempotency key, and its stored answer once there is one. */
@Entity({ tableName: 'booking_attempts' })
export class BookingAttempt extends TenantEntity {
  @Property({ type: 'string' })
  key: string;

  @Property({ type: 'string' })
  requestHash: string;

  /** Operation id of the booking that the request makes, by which a repeat finds the booking. */
  @Property({ type: 'uuid' })
  operationId: string;

  /** Until then a request holds the attempt; afterwards, while there is no answer, a repeat may resume it. */
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
