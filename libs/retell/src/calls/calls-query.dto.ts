import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { IsInstant, MayBeMissing, PageQueryDto } from '@app/common';
import { CALL_OUTCOMES, type CallOutcome } from './logged-function';

export class CallsQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ example: 'agent_51c2e0f3', description: 'As Retell names it' })
  @MayBeMissing()
  @IsString()
  @Length(1, 200)
  agent_id?: string;

  @ApiPropertyOptional({ example: 'none', enum: CALL_OUTCOMES })
  @MayBeMissing()
  @IsIn(CALL_OUTCOMES)
  outcome?: CallOutcome;

  @ApiPropertyOptional({ example: 'slot_taken', description: 'Why one of its functions could not do what was asked' })
  @MayBeMissing()
  @IsString()
  @Length(1, 100)
  reason?: string;

  @ApiPropertyOptional({ example: '2026-12-01T00:00:00+01:00', description: 'First heard of at or after' })
  @MayBeMissing()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ example: '2027-01-01T00:00:00+01:00', description: 'First heard of before' })
  @MayBeMissing()
  @IsInstant()
  to?: string;
}
