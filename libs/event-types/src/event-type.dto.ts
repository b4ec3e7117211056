import { ApiProperty } from '@nestjs/swagger';
import type { EventType } from './event-type.entity';

export class EventTypeDto {
  @ApiProperty({ example: 2563193, description: "Cal.com's id of the event type" })
  id: number;

  @ApiProperty({ example: 'Damenhaarschnitt' })
  title: string;

  @ApiProperty({ example: 'damenhaarschnitt' })
  slug: string;

  @ApiProperty({ example: 45, description: 'Minutes' })
  duration: number;

  @ApiProperty({ example: [45, 60], type: [Number], description: 'Minutes' })
  duration_options: number[];

  @ApiProperty({ example: 4900, description: "In the currency's minor unit" })
  price: number;

  @ApiProperty({ example: 'EUR' })
  currency: string;

  @ApiProperty({
    example: 2,
    nullable: true,
    type: Number,
    description: 'The same service at another team has the same id',
  })
  service_id: number | null;
}

export const toEventTypeDto = (eventType: EventType): EventTypeDto => ({
  id: eventType.calcomEventTypeId,
  title: eventType.title,
  slug: eventType.slug,
  duration: eventType.duration,
  duration_options: eventType.durationOptions,
  price: eventType.price,
  currency: eventType.currency,
  service_id: eventType.serviceId ?? null,
});
