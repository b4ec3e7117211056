import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsId, IsTimezone, MayBeMissing } from '@app/common';
import type { Branch } from './branch.entity';

export class BranchDto {
  @ApiProperty({ example: 3 })
  id: number;

  @ApiProperty({ example: 'Berlin Mitte' })
  name: string;

  @ApiProperty({ example: 'Europe/Berlin' })
  timezone: string;

  @ApiProperty({ example: 34209, nullable: true, type: Number })
  calcom_team_id: number | null;
}

const IsBranchName = (): PropertyDecorator =>
  applyDecorators(IsString(), Length(1, 200), Matches(/\S/, { message: '$property must not be blank' }));

/** `null` unassigns, so only a missing field is optional. */
class BranchSettingsDto {
  @ApiPropertyOptional({ example: 'Europe/Berlin', nullable: true, type: String, description: "null: the company's" })
  @IsOptional()
  @IsTimezone()
  timezone?: string | null;

  @ApiPropertyOptional({
    example: 34209,
    nullable: true,
    type: Number,
    description: "Cal.com's id of the team that serves the branch while none is assigned to it",
  })
  @IsOptional()
  @IsId()
  calcom_team_id?: number | null;
}

export class NewBranchDto extends BranchSettingsDto {
  @ApiProperty({ example: 'Berlin Mitte' })
  @IsBranchName()
  name: string;
}

export class BranchPatchDto extends BranchSettingsDto {
  @ApiPropertyOptional({ example: 'Berlin Mitte' })
  @MayBeMissing()
  @IsBranchName()
  name?: string;
}

export const toBranchDto = (branch: Branch, companyTimezone: string): BranchDto => ({
  id: branch.id,
  name: branch.name,
  timezone: branch.timezone ?? companyTimezone,
  calcom_team_id: branch.calcomTeamId ?? null,
});
