import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { FromDigits, IsId, IsInstant, MayBeMissing } from '@app/common';
import { SlotStartDto } from '../availability.dto';
import { SKIP_REASONS, SKIP_REASONS_IN_WORDS, type SkipReason } from './skip-reasons';

const MAX_IDS = 100;
/** Slots, unless the request names a limit. */
export const DEFAULT_LIMIT = 10;

export class EarliestQueryDto {
  @ApiPropertyOptional({
    example: 'herrenhaarschnitt',
    description: 'The slug of a service, which several teams may offer. This, or event_type_ids',
  })
  @MayBeMissing()
  @IsString()
  @Length(1, 200)
  service?: string;

  @ApiPropertyOptional({ type: [Number], example: [2563193, 2563207], description: "Cal.com's ids; also with commas" })
  @MayBeMissing()
  @FromDigits({ isList: true })
  @IsId({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_IDS)
  event_type_ids?: number[];

  @ApiPropertyOptional({ type: [Number], example: [5, 6], description: 'Only these teams; also with commas' })
  @MayBeMissing()
  @FromDigits({ isList: true })
  @IsId({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_IDS)
  team_ids?: number[];

  @ApiPropertyOptional({
    example: '2026-12-01',
    description: 'A day in the zone of each team, or a time with an offset; absent: now',
  })
  @MayBeMissing()
  @IsInstant({ orDay: true })
  from?: string;

  @ApiPropertyOptional({
    example: '2026-12-14',
    description: 'A day, inclusive, or a time with an offset, exclusive; at most, and if absent, 31 days in all',
  })
  @MayBeMissing()
  @IsInstant({ orDay: true })
  to?: string;

  @ApiPropertyOptional({ example: 3, default: DEFAULT_LIMIT, description: 'How many slots' })
  @MayBeMissing()
  @FromDigits()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class EarliestSlotDto extends SlotStartDto {
  @ApiProperty({ example: 5 })
  team_id: number;

  @ApiProperty({ example: 2563193 })
  event_type_id: number;
}

export class SkippedDto {
  @ApiProperty({ example: 6 })
  team_id: number;

  @ApiPropertyOptional({ example: 2563207, description: 'Absent where the team has no such event type' })
  event_type_id?: number;

  @ApiProperty({
    example: 'unavailable',
    enum: Object.keys(SKIP_REASONS),
    description: SKIP_REASONS_IN_WORDS,
  })
  reason: SkipReason;
}

/** The whole body. */
export class EarliestAnswerDto {
  @ApiProperty({ example: true, enum: [true] })
  success: true;

  @ApiProperty({
    type: [EarliestSlotDto],
    description: 'By start; of equal ones the default team’s first, then by name',
  })
  data: EarliestSlotDto[];

  @ApiProperty({
    type: [Number],
    example: [5],
    description: 'The teams whose free slots are known, from Cal.com or a cache',
  })
  asked: number[];

  @ApiProperty({ type: [SkippedDto] })
  skipped: SkippedDto[];

  @ApiProperty({
    example: false,
    description: 'True: Cal.com does not answer about some team, and this is what it said last',
  })
  stale: boolean;
}
