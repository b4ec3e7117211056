import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { MayBeMissing } from '@app/common';
import { BOOKING_STATUSES, type BookingStatus } from '../status/booking-status';

export class RescheduleDto {
  @ApiPropertyOptional({
    example: '2026-12-02T10:00:00+01:00',
    description: 'ISO 8601; without an offset in the zone of the appointment',
  })
  @MayBeMissing()
  @IsString()
  @MaxLength(64)
  start?: string;

  @ApiPropertyOptional({
    example: '5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e',
    description: 'From check-availability, of the same team and event type; stands for start',
  })
  @MayBeMissing()
  @IsString()
  @MaxLength(200)
  slot_id?: string;

  @ApiPropertyOptional({ example: 'Child is ill', description: 'The hosts see it' })
  @MayBeMissing()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class CancelDto {
  @ApiPropertyOptional({ example: 'Child is ill', description: 'The hosts see it' })
  @MayBeMissing()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class BookingEventDto {
  @ApiProperty({ example: '2026-11-24T09:12:44.680Z' })
  at: string;

  @ApiProperty({ example: 'pending', enum: BOOKING_STATUSES, nullable: true })
  from: BookingStatus | null;

  @ApiProperty({
    example: 'confirmed',
    enum: BOOKING_STATUSES,
    description: 'As before when the appointment was moved',
  })
  to: BookingStatus;

  @ApiProperty({ example: 'answered' })
  cause: string;

  @ApiProperty({ example: 'user 3', description: 'Kind and id of who changed it; `system`: the service itself' })
  by: string;
}
