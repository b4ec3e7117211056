import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsPositive, Matches } from 'class-validator';
import { FromDigits, IsId, IsLocalDate, IsTimezone, MayBeMissing } from '@app/common';

/** A time of day as a clock on the wall shows it, `HH:MM`. */
export const IsWallTime = (): PropertyDecorator =>
  Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '$property must be a time of day such as 14:00' });

export class AvailabilityQueryDto {
  @ApiProperty({ example: 5 })
  @FromDigits()
  @IsId()
  team_id: number;

  @ApiProperty({ example: 2563193, description: "Cal.com's id of one of the team's event types" })
  @FromDigits()
  @IsId()
  event_type_id: number;

  @ApiProperty({ example: '2026-12-01', description: 'The first day, in the time zone' })
  @IsLocalDate()
  date: string;

  @ApiPropertyOptional({
    example: '2026-12-03',
    description: 'The last day, inclusive, at most 31 days in all; absent: the first day only',
  })
  @MayBeMissing()
  @IsLocalDate()
  end_date?: string;

  @ApiPropertyOptional({ example: '14:00', description: 'Only slots that start at this time of day or later' })
  @MayBeMissing()
  @IsWallTime()
  from?: string;

  @ApiPropertyOptional({ example: '18:00', description: 'Only slots that start before this time of day' })
  @MayBeMissing()
  @IsWallTime()
  to?: string;

  @ApiPropertyOptional({ example: 45, description: 'Minutes; one of the duration_options of the event type' })
  @MayBeMissing()
  @FromDigits()
  @IsInt()
  @IsPositive()
  duration?: number;

  @ApiPropertyOptional({ example: 'Europe/Berlin', description: "IANA; absent: the team's" })
  @MayBeMissing()
  @IsTimezone()
  timezone?: string;

  @ApiPropertyOptional({ example: 41, description: 'An appointment that is to be moved: its own time counts as free' })
  @MayBeMissing()
  @FromDigits()
  @IsId()
  booking_id?: number;
}

export class SlotStartDto {
  @ApiProperty({ example: '2026-12-01T10:00:00.000+01:00' })
  start: string;

  @ApiProperty({ example: '5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e', description: 'Hand it to book-appointment, unchanged' })
  slot_id: string;
}

export class SlotDto extends SlotStartDto {
  @ApiProperty({ example: '2026-12-01T10:45:00.000+01:00' })
  end: string;

  @ApiPropertyOptional({ example: 3, description: 'Where people share a time: how many more it takes' })
  seats_left?: number;
}

export class AvailabilityDto {
  @ApiProperty({ example: 5 })
  team_id: number;

  @ApiProperty({ example: 2563193 })
  event_type_id: number;

  @ApiProperty({ example: 'Europe/Berlin' })
  timezone: string;

  @ApiProperty({ example: false, description: 'True: Cal.com does not answer, and this is what it said last' })
  stale: boolean;

  @ApiProperty({ example: '2026-11-22T09:00:00.000Z', description: 'When Cal.com was asked' })
  fetched_at: string;

  @ApiPropertyOptional({ example: true, description: 'There are more than 10,000 slots, and these are of the first' })
  truncated?: true;

  @ApiProperty({ type: [SlotDto] })
  slots: SlotDto[];
}
