import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsPositive } from 'class-validator';
import { FromDigits, IsId, IsLocalDate, IsTimezone, MayBeMissing } from '@app/common';

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

  @ApiPropertyOptional({ example: '2026-12-03', description: 'The last day, inclusive; absent: the first day only' })
  @MayBeMissing()
  @IsLocalDate()
  end_date?: string;

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
}

export class SlotDto {
  @ApiProperty({ example: '2026-12-01T10:00:00.000+01:00' })
  start: string;

  @ApiProperty({ example: '2026-12-01T10:45:00.000+01:00' })
  end: string;

  @ApiProperty({ example: '5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e', description: 'Hand it to book-appointment, unchanged' })
  slot_id: string;
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

  @ApiProperty({ type: [SlotDto] })
  slots: SlotDto[];
}
