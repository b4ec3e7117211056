import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsString, MaxLength } from 'class-validator';
import { MayBeMissing } from '@app/common';

export class TestCallDto {
  @ApiProperty({ example: 'check_availability', description: 'Questions alone: nothing is booked' })
  @IsString()
  @MaxLength(100)
  function: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    example: { event_type_id: 2563193, date: '2026-12-01' },
    description: 'As a model would give them',
  })
  @MayBeMissing()
  @IsObject()
  args?: Record<string, unknown>;
}
