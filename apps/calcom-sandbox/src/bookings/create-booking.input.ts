import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsEmail,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { AttendeeInput } from './attendee.input';
import { IsBookingMetadata } from './booking-metadata';
import { HostFlagsInput } from './host-flags.input';

/** The closed list of accepted properties. */
export class CreateBookingInput extends HostFlagsInput {
  @IsISO8601({ strict: true })
  start: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => AttendeeInput)
  attendee: AttendeeInput;

  @IsOptional()
  @IsInt()
  eventTypeId?: number;

  @IsOptional()
  @IsString()
  eventTypeSlug?: string;

  @IsOptional()
  @IsString()
  teamSlug?: string;

  @IsOptional()
  @IsString()
  username?: string;

  @IsOptional()
  @IsString()
  organizationSlug?: string;

  @IsOptional()
  @IsInt()
  lengthInMinutes?: number;

  @IsOptional()
  @IsObject()
  bookingFieldsResponses?: Record<string, unknown>;

  @IsOptional()
  @IsEmail({}, { each: true })
  guests?: string[];

  @IsOptional()
  @IsObject()
  location?: Record<string, unknown>;

  @IsOptional()
  @IsObject()
  @IsBookingMetadata()
  metadata?: Record<string, unknown>;

  @IsOptional()
  @IsString()
  meetingUrl?: string;

  @IsOptional()
  @IsString()
  emailVerificationCode?: string;

  @IsOptional()
  @IsObject()
  routing?: Record<string, unknown>;

  @IsOptional()
  @IsBoolean()
  instant?: boolean;

  @IsOptional()
  @IsNumber()
  recurrenceCount?: number;
}
