import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches, ValidateIf } from 'class-validator';
import { FromDigits, IsId, IsTimezone, MayBeMissing } from '@app/common';
import type { SyncStatus, Team } from './team.entity';

export class TeamDto {
  @ApiProperty({ example: 5 })
  id: number;

  @ApiProperty({ example: 'Berlin Mitte' })
  name: string;

  @ApiProperty({ example: 'berlin-mitte', nullable: true, type: String })
  slug: string | null;

  @ApiProperty({ example: 34209, description: "Cal.com's id of the team" })
  calcom_team_id: number;

  @ApiProperty({ example: 3, nullable: true, type: Number })
  branch_id: number | null;

  @ApiProperty({ example: 'Berlin', nullable: true, type: String })
  branch_name: string | null;

  @ApiProperty({ example: true })
  is_active: boolean;

  @ApiProperty({ example: true })
  is_default: boolean;

  @ApiProperty({ example: 'Europe/Berlin', description: 'IANA' })
  timezone: string;

  @ApiProperty({ example: '2026-11-22T09:00:00.000Z', nullable: true, type: String, format: 'date-time' })
  synced_at: string | null;

  @ApiProperty({
    example: 'synced',
    enum: ['pending', 'synced', 'error'] satisfies SyncStatus[],
    description: 'Whether its event types are as Cal.com has them: pending while they are still to come',
  })
  sync_status: SyncStatus;

  @ApiProperty({ example: null, nullable: true, type: String, description: 'Why they could not be stored' })
  sync_error: string | null;
}

export class TeamsQueryDto {
  @ApiPropertyOptional({ example: 3, description: 'Only the teams of this branch' })
  @IsOptional()
  @FromDigits()
  @IsId()
  branch_id?: number;

  @ApiPropertyOptional({
    example: 'inactive',
    enum: ['inactive'],
    description: 'For administrators: also teams that are switched off, or that Cal.com no longer lists',
  })
  @MayBeMissing()
  @IsIn(['inactive'])
  include?: 'inactive';
}

/** `null` is a value here (it unassigns), so only a missing field is optional. */
const given =
  (field: string) =>
  (body: object): boolean =>
    field in body && (body as Record<string, unknown>)[field] !== undefined;

export class TeamPatchDto {
  @ApiPropertyOptional({ example: 'Mitte, Rosenthaler Straße' })
  @ValidateIf(given('name'))
  @IsString()
  @Length(1, 200)
  @Matches(/\S/, { message: '$property must not be blank' })
  name?: string;

  @ApiPropertyOptional({ example: 3, nullable: true, type: Number, description: 'null: the team belongs to no branch' })
  @IsOptional()
  @IsId()
  branch_id?: number | null;

  @ApiPropertyOptional({ example: true })
  @ValidateIf(given('is_active'))
  @IsBoolean()
  is_active?: boolean;

  @ApiPropertyOptional({ example: true, description: 'The previous default team gives way' })
  @ValidateIf(given('is_default'))
  @IsBoolean()
  is_default?: boolean;

  @ApiPropertyOptional({ example: 'Europe/Berlin', nullable: true, type: String, description: "null: the company's" })
  @IsOptional()
  @IsTimezone()
  timezone?: string | null;
}

export const toTeamDto = (team: Team, companyTimezone: string): TeamDto => ({
  id: team.id,
  name: team.name,
  slug: team.calcomTeamSlug ?? null,
  calcom_team_id: team.calcomTeamId,
  branch_id: team.branch?.id ?? null,
  branch_name: team.branch?.name ?? null,
  is_active: team.isActive,
  is_default: team.isDefault,
  timezone: team.timezone ?? companyTimezone,
  synced_at: (team.syncedAt ?? team.lastSyncedAt)?.toISOString() ?? null,
  sync_status: team.syncStatus,
  sync_error: team.syncError ?? null,
});
