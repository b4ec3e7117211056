import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Id, TenantEntity } from '@app/tenancy';
import type { EventType } from './event-types';

/** `failed`: given up. */
export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** The delivery of one event to one endpoint, and its outcome. Written by SQL: its timestamps are the database's. */
@Entity({ tableName: 'webhook_deliveries' })
export class WebhookDelivery extends TenantEntity {
  @Property({ type: Id })
  endpointId: number;

  /** The same at all endpoints, and in all attempts. */
  @Property({ type: 'uuid' })
  eventId: string;

  @Property({ type: 'string' })
  type: EventType;

  /** What the event is about, such as `booking:5`: events of one subject arrive in order. */
  @Property({ type: 'string', nullable: true })
  subject?: string | null;

  @Property({ type: 'string' })
  status: DeliveryStatus;

  @Property({ type: 'integer' })
  attempts: number;

  /** When the next attempt may begin; while one is under way, when it counts as lost. */
  @Property({ type: 'Date' })
  dueAt: Date;

  @Property({ type: 'Date', nullable: true })
  lastAttemptAt?: Date | null;

  /** HTTP status of the last answer. */
  @Property({ type: 'integer', nullable: true })
  responseStatus?: number | null;

  /** Why the last attempt failed without an answer. */
  @Property({ type: 'string', nullable: true })
  error?: string | null;

  @Property({ type: 'integer', nullable: true })
  durationMs?: number | null;

  @Property({ type: 'Date', nullable: true })
  deliveredAt?: Date | null;
}
