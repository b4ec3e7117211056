import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES, type EventType } from './event-types';
import { DELIVERY_STATUSES, type DeliveryStatus, type WebhookDelivery } from './webhook-delivery.entity';

const MOMENT = { example: '2026-12-01T09:30:00.000Z', format: 'date-time' };
const MOMENT_OR_NULL = { ...MOMENT, nullable: true, type: String };

/** Without the body, which holds personal data. */
export class WebhookDeliveryDto {
  @ApiProperty({ example: 311 })
  id: number;

  @ApiProperty({ example: 'evt_0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53', description: 'Sent as webhook-id' })
  event_id: string;

  @ApiProperty({ example: 'booking.confirmed', enum: EVENT_TYPES })
  type: EventType;

  @ApiProperty({ example: 'booking:5', nullable: true, type: String, description: 'Its events arrive in order' })
  subject: string | null;

  @ApiProperty({ example: 'delivered', enum: DELIVERY_STATUSES, description: 'failed: given up' })
  status: DeliveryStatus;

  @ApiProperty({ example: 1 })
  attempts: number;

  @ApiProperty({ ...MOMENT_OR_NULL, description: 'While it is pending' })
  next_attempt_at: string | null;

  @ApiProperty(MOMENT_OR_NULL)
  last_attempt_at: string | null;

  @ApiProperty({ example: 204, nullable: true, type: Number, description: 'HTTP status of the last answer' })
  response_status: number | null;

  @ApiProperty({ example: 'timeout', nullable: true, type: String, description: 'Why there was no answer' })
  error: string | null;

  @ApiProperty({ example: 83, nullable: true, type: Number, description: 'Of the last attempt' })
  duration_ms: number | null;

  @ApiProperty(MOMENT_OR_NULL)
  delivered_at: string | null;

  @ApiProperty(MOMENT)
  created_at: string;
}

export const toWebhookDeliveryDto = (delivery: WebhookDelivery): WebhookDeliveryDto => ({
  id: delivery.id,
  event_id: webhookIdOf(delivery.eventId),
  type: delivery.type,
  subject: delivery.subject ?? null,
  status: delivery.status,
  attempts: delivery.attempts,
  next_attempt_at: delivery.status === 'pending' ? delivery.dueAt.toISOString() : null,
  last_attempt_at: delivery.lastAttemptAt?.toISOString() ?? null,
  response_status: delivery.responseStatus ?? null,
  error: delivery.error ?? null,
  duration_ms: delivery.durationMs ?? null,
  delivered_at: delivery.deliveredAt?.toISOString() ?? null,
  created_at: delivery.createdAt.toISOString(),
});

/** An event's id as receivers see it. */
export const webhookIdOf = (eventId: string): string => `evt_${eventId}`;
