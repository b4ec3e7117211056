import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { MayBeMissing } from '@app/common';
import { EVENT_TYPES, type EventType } from './event-types';
import type { WebhookEndpoint } from './webhook-endpoint.entity';

const MAX_URL_LENGTH = 2000;
const URL_FIELD = {
  example: 'https://hooks.salon-kessler.example/in',
  description: 'https, and a public address',
};
const EVENTS_FIELD = { enum: EVENT_TYPES, isArray: true, example: ['booking.confirmed', 'booking.cancelled'] };

const IsEvents = (): PropertyDecorator =>
  applyDecorators(MayBeMissing(), IsArray(), ArrayNotEmpty(), ArrayUnique(), IsIn(EVENT_TYPES, { each: true }));

export class NewWebhookEndpointDto {
  @ApiProperty(URL_FIELD)
  @IsString()
  @MaxLength(MAX_URL_LENGTH)
  url: string;

  @ApiPropertyOptional({ ...EVENTS_FIELD, description: 'Absent: all' })
  @IsEvents()
  events?: EventType[];

  @ApiPropertyOptional({ example: true, default: true })
  @MayBeMissing()
  @IsBoolean()
  active?: boolean;
}

export class WebhookEndpointPatchDto {
  @ApiPropertyOptional(URL_FIELD)
  @MayBeMissing()
  @IsString()
  @MaxLength(MAX_URL_LENGTH)
  url?: string;

  @ApiPropertyOptional(EVENTS_FIELD)
  @IsEvents()
  events?: EventType[];

  @ApiPropertyOptional({ example: true, description: 'false: no new events, and what is on its way waits' })
  @MayBeMissing()
  @IsBoolean()
  active?: boolean;
}

export class WebhookEndpointDto {
  @ApiProperty({ example: 2 })
  id: number;

  @ApiProperty({ example: URL_FIELD.example })
  url: string;

  @ApiProperty(EVENTS_FIELD)
  events: EventType[];

  @ApiProperty({ example: true })
  active: boolean;

  @ApiProperty({ example: false, description: 'An event has been given up, and none was acknowledged since' })
  failing: boolean;

  @ApiProperty({ example: '2026-12-01T09:30:00.000Z', format: 'date-time' })
  created_at: string;
}

export class CreatedWebhookEndpointDto extends WebhookEndpointDto {
  @ApiProperty({ example: 'whsec_…', description: 'Verifies the signatures; shown this once' })
  secret: string;
}

export const toWebhookEndpointDto = (endpoint: WebhookEndpoint): WebhookEndpointDto => ({
  id: endpoint.id,
  url: endpoint.url,
  events: endpoint.events,
  active: endpoint.isActive,
  failing: endpoint.failingSince != null,
  created_at: endpoint.createdAt.toISOString(),
});
