import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsPositive, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import { FromDigits, IsId, IsInstant, PageQueryDto, MayBeMissing } from '@app/common';
import type { BookingLocation } from '../fields/location';
import { IsCalcomMetadata } from './calcom-metadata';
import { AttendeeDto, BookLocationDto } from '../fields/fields.dto';
import { BOOKING_SOURCES, type BookingSource } from '../status/booking-source';
import { BOOKING_STATUSES, type BookingStatus } from '../status/booking-status';

export class BookDto {
  @ApiPropertyOptional({ example: 5 })
  @MayBeMissing()
  @IsId()
  team_id?: number;

  @ApiPropertyOptional({ example: 2563193 })
  @MayBeMissing()
  @IsId()
  event_type_id?: number;

  @ApiPropertyOptional({
    example: '2026-12-01T10:00:00+01:00',
    description: 'ISO 8601; without an offset in the zone of the attendee, else of the team',
  })
  @MayBeMissing()
  @IsString()
  @MaxLength(64)
  start?: string;

  @ApiPropertyOptional({
    example: '5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e',
    description: 'From check-availability; stands for team_id, event_type_id, start and duration',
  })
  @MayBeMissing()
  @IsString()
  @MaxLength(200)
  slot_id?: string;

  @ApiProperty({ type: AttendeeDto, example: { name: 'Erika Mustermann', email: 'erika@example.org' } })
  @IsObject()
  @ValidateNested()
  @Type(() => AttendeeDto)
  attendee: AttendeeDto;

  @ApiPropertyOptional({ example: 45, description: 'Minutes; one of the duration_options of the event type' })
  @MayBeMissing()
  @IsInt()
  @IsPositive()
  duration?: number;

  @ApiPropertyOptional({ example: 'First visit' })
  @MayBeMissing()
  @IsString()
  @MaxLength(1000)
  notes?: string;

  @ApiPropertyOptional({
    example: { insurance: 'privat' },
    type: 'object',
    additionalProperties: {
      oneOf: [
        { type: 'string' },
        { type: 'number' },
        { type: 'boolean' },
        { type: 'array', items: { type: 'string' } },
      ],
    },
    description: 'By the slugs of the booking_fields of the event type',
  })
  @MayBeMissing()
  @IsObject()
  answers?: Record<string, unknown>;

  @ApiPropertyOptional({
    type: () => BookLocationDto,
    description: 'Where it takes place, of several places that are offered',
  })
  @MayBeMissing()
  @IsObject()
  @ValidateNested()
  @Type(() => BookLocationDto)
  location?: BookLocationDto;

  @ApiPropertyOptional({ example: { campaign: 'spring' }, type: 'object', additionalProperties: { type: 'string' } })
  @MayBeMissing()
  @IsCalcomMetadata()
  metadata?: Record<string, string>;
}

export class AttendeeAnswerDto {
  @ApiProperty({ example: 'Erika Mustermann' })
  name: string;

  @ApiProperty({ example: 'erika@example.org', nullable: true, type: String })
  email: string | null;

  @ApiProperty({ example: '+4930901820', nullable: true, type: String })
  phone_number: string | null;

  @ApiProperty({ example: 'Europe/Berlin' })
  timezone: string;

  @ApiProperty({ example: 'de' })
  language: string;
}

export class LocationDto {
  @ApiProperty({ example: 'attendeePhone', description: "As Cal.com's" })
  type: string;

  @ApiPropertyOptional({ example: '+4930901820' })
  value?: string;
}

export class BookingDto {
  @ApiProperty({ example: 41, description: 'Ours; stays the same when the appointment is moved' })
  id: number;

  @ApiProperty({ example: 'eS6BZvpsXtP1LKMbr1esZM', nullable: true, type: String, description: "Cal.com's" })
  uid: string | null;

  @ApiProperty({
    example: 'confirmed',
    enum: BOOKING_STATUSES,
    description:
      '`unknown`: sent, and it is not known yet whether Cal.com has made it; `requested`: waits for a host to confirm it',
  })
  status: BookingStatus;

  @ApiProperty({ example: '2026-12-01T10:00:00.000+01:00' })
  start: string;

  @ApiProperty({ example: '2026-12-01T10:45:00.000+01:00' })
  end: string;

  @ApiProperty({ example: 'Europe/Berlin', description: 'IANA; the zone that start, end and confirmation are told in' })
  timezone: string;

  @ApiProperty({ example: 5 })
  team_id: number;

  @ApiProperty({ example: 2563193 })
  event_type_id: number;

  @ApiProperty({ example: 'Damenhaarschnitt' })
  title: string;

  @ApiProperty({ type: AttendeeAnswerDto })
  attendee: AttendeeAnswerDto;

  @ApiProperty({
    example: [{ name: 'Lena Vogt' }],
    type: 'array',
    items: { type: 'object', properties: { name: { type: 'string' } } },
  })
  hosts: { name: string }[];

  @ApiProperty({ example: null, nullable: true, type: String })
  meeting_url: string | null;

  @ApiProperty({
    example: { type: 'address', value: 'Torstraße 112, 10119 Berlin' },
    nullable: true,
    type: 'object',
    properties: { type: { type: 'string' }, value: { type: 'string' } },
  })
  location: BookingLocation | null;

  @ApiProperty({
    example: 'K7MPQ2XA',
    nullable: true,
    type: String,
    description: 'Proves to whom the appointment belongs',
  })
  code: string | null;

  @ApiProperty({ example: 'api', enum: BOOKING_SOURCES })
  source: BookingSource;

  @ApiProperty({ example: 'First visit', nullable: true, type: String })
  notes: string | null;

  @ApiProperty({ example: { insurance: 'privat' }, type: 'object', additionalProperties: true })
  answers: Record<string, unknown>;

  @ApiProperty({ example: '2026-11-24T09:12:44.120Z' })
  created_at: string;

  @ApiProperty({ example: '2026-11-24T09:12:44.680Z' })
  updated_at: string;

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    description: 'When the attendee was erased, with all that told of them; the name is then empty',
  })
  erased_at: string | null;
}

export class BookedDto extends BookingDto {
  @ApiProperty({ example: 'Ihr Termin „Damenhaarschnitt“ am Dienstag, 1. Dezember um 10:00 Uhr ist gebucht.' })
  confirmation: string;
}

export class BookingsQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ example: 5 })
  @MayBeMissing()
  @FromDigits()
  @IsId()
  team_id?: number;

  @ApiPropertyOptional({ example: 'confirmed', enum: BOOKING_STATUSES })
  @MayBeMissing()
  @IsIn(BOOKING_STATUSES)
  status?: BookingStatus;

  @ApiPropertyOptional({ example: 'agent', enum: BOOKING_SOURCES })
  @MayBeMissing()
  @IsIn(BOOKING_SOURCES)
  source?: BookingSource;

  @ApiPropertyOptional({ example: 'Lena', description: "Part of a host's name, in any letter case" })
  @MayBeMissing()
  @IsString()
  @Length(1, 100)
  host?: string;

  @ApiPropertyOptional({ example: '2026-12-01T00:00:00+01:00', description: 'Starting at or after' })
  @MayBeMissing()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ example: '2027-01-01T00:00:00+01:00', description: 'Starting before' })
  @MayBeMissing()
  @IsInstant()
  to?: string;
}
