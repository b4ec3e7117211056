import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsInstant, PageQueryDto, MayBeMissing } from '@app/common';
import { ACTOR_TYPES, type ActorType, AUDIT_ACTIONS, type AuditAction } from './audit-actions';
import type { AuditDetails, AuditEntry } from './audit-entry.entity';

export class AuditQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ example: 'team.updated', enum: AUDIT_ACTIONS })
  @MayBeMissing()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  @ApiPropertyOptional({ example: '2026-12-01T00:00:00+01:00', description: 'Recorded at or after' })
  @MayBeMissing()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ example: '2027-01-01T00:00:00+01:00', description: 'Recorded before' })
  @MayBeMissing()
  @IsInstant()
  to?: string;
}

export class AuditEntryDto {
  @ApiProperty({ example: 812 })
  id: number;

  @ApiProperty({ example: 'team.updated', enum: AUDIT_ACTIONS })
  action: AuditAction;

  @ApiProperty({ example: 'user', enum: ACTOR_TYPES, description: 'operator: whoever runs this service' })
  actor_type: ActorType;

  @ApiProperty({ example: 1, nullable: true, type: Number, description: 'Of the user or the agent' })
  actor_id: number | null;

  @ApiProperty({ example: 7, nullable: true, type: Number, description: 'The token it was done with' })
  token_id: number | null;

  @ApiProperty({ example: 'team', nullable: true, type: String })
  object_type: string | null;

  @ApiProperty({ example: 5, nullable: true, type: Number })
  object_id: number | null;

  @ApiProperty({ example: '203.0.113.7', nullable: true, type: String })
  ip: string | null;

  @ApiProperty({ example: '0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53', nullable: true, type: String })
  request_id: string | null;

  @ApiProperty({
    example: { changed: ['is_active'], is_active: { from: true, to: false } },
    type: 'object',
    additionalProperties: true,
    description: 'Facts that go with the action; never personal data',
  })
  details: AuditDetails;

  @ApiProperty({ example: '2026-12-01T09:30:00.000Z', format: 'date-time' })
  created_at: string;
}

export const toAuditEntryDto = (entry: AuditEntry): AuditEntryDto => ({
  id: entry.id,
  action: entry.action,
  actor_type: entry.actorType,
  actor_id: entry.actorId ?? null,
  token_id: entry.tokenId ?? null,
  object_type: entry.objectType ?? null,
  object_id: entry.objectId ?? null,
  ip: entry.ip ?? null,
  request_id: entry.requestId ?? null,
  details: entry.details,
  created_at: entry.createdAt.toISOString(),
});
