import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { StatusParts } from '@app/sync';

const INSTANT = { type: String, nullable: true, example: '2026-12-01T09:00:00.000Z' } as const;

export class CalcomStatusDto {
  @ApiProperty({
    enum: ['up', 'degraded', 'down', 'blocked'],
    description:
      '`degraded`: some calls are held back, as they failed lately. `down`: all are. `blocked`: Cal.com takes none with this key for a while',
  })
  state: 'up' | 'degraded' | 'down' | 'blocked';

  @ApiProperty({ ...INSTANT, description: 'Since when it is not up' })
  since: string | null;

  @ApiProperty({ ...INSTANT, description: 'When Cal.com is asked again' })
  retry_at: string | null;

  @ApiPropertyOptional({
    enum: ['ok', 'refused', null],
    type: String,
    nullable: true,
    description: 'Told to administrators alone: whether Cal.com takes the key; null: not known',
  })
  key?: 'ok' | 'refused' | null;
}

export class BudgetStatusDto {
  @ApiProperty({ example: 100, description: 'Calls in any 60 seconds' })
  per_minute: number;

  @ApiProperty({ example: 87, description: 'Calls of Cal.com that may still begin within this minute' })
  left: number;
}

export class CacheStatusDto {
  @ApiProperty({ example: 0.93, type: Number, nullable: true, description: 'Null: nothing was asked yet' })
  hit_rate: number | null;
}

export class QueueStatusDto {
  @ApiProperty({ example: 0, description: 'Calls that wait for their turn at Cal.com' })
  depth: number;

  @ApiProperty({ example: 0, description: 'Seconds that the oldest of them has waited' })
  oldest_s: number;
}

export class SyncStatusDto {
  @ApiProperty({ ...INSTANT, description: 'When it ended' })
  last_at: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'succeeded' })
  last_status: string | null;

  @ApiProperty({ example: false })
  running: boolean;
}

export class WebhooksInStatusDto {
  @ApiProperty({ ...INSTANT, description: 'When Cal.com last told of an event' })
  last_at: string | null;

  @ApiProperty({ example: 0, description: 'Subscriptions that have stopped talking' })
  failing: number;
}

export class WebhooksOutStatusDto {
  @ApiProperty({ example: 0, description: 'Endpoints that do not take their events' })
  failing: number;
}

export class RefusedAgentDto {
  @ApiProperty({ example: 'agent_51c2e0f3' })
  agent_id: string;

  @ApiProperty({ example: 'The stored key cannot be opened, so its calls are refused. Enter it anew' })
  reason: string;
}

export class AgentsStatusDto {
  @ApiProperty({ type: [RefusedAgentDto], description: 'Agents whose calls are refused, and why' })
  refused: readonly RefusedAgentDto[];
}

/** A part is null if it does not apply, or its state is unknown. */
export class StatusDto implements Record<Exclude<keyof StatusParts, 'key' | 'agents'>, unknown> {
  @ApiProperty({ type: CalcomStatusDto, nullable: true, description: 'Null: the company has no account at Cal.com' })
  calcom: CalcomStatusDto | null;

  @ApiProperty({
    type: BudgetStatusDto,
    nullable: true,
    description: 'Calls of Cal.com with the company’s key, by all instances together',
  })
  budget: BudgetStatusDto | null;

  @ApiProperty({ type: CacheStatusDto, nullable: true, description: 'Of the answers that this instance has given' })
  cache: CacheStatusDto | null;

  @ApiProperty({ type: QueueStatusDto, nullable: true, description: 'At this instance' })
  queue: QueueStatusDto | null;

  @ApiProperty({ type: SyncStatusDto, nullable: true, description: 'The last sync' })
  sync: SyncStatusDto | null;

  @ApiProperty({ type: WebhooksInStatusDto, nullable: true, description: 'Events from Cal.com' })
  webhooks_in: WebhooksInStatusDto | null;

  @ApiProperty({ type: WebhooksOutStatusDto, nullable: true, description: 'Events for the company’s own systems' })
  webhooks_out: WebhooksOutStatusDto | null;

  @ApiProperty({ type: Number, nullable: true, example: 0, description: 'Appointments that differ from Cal.com’s' })
  drift: number | null;

  @ApiProperty({ ...INSTANT, description: 'Since when operators let nothing be changed; null: changes are taken' })
  read_only_since: string | null;

  @ApiPropertyOptional({ type: AgentsStatusDto, nullable: true, description: 'Told to administrators alone' })
  agents?: AgentsStatusDto | null;
}
