import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { IsTimezone, MayBeMissing } from '@app/common';
import { CALCOM_LANGUAGES } from './calcom-languages';

export class AttendeeDto {
  @ApiProperty({ example: 'Erika Mustermann' })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/, { message: 'name must not be blank' })
  name: string;

  @ApiPropertyOptional({ example: 'erika@example.org' })
  @MayBeMissing()
  @IsString()
  @MaxLength(320)
  email?: string;

  @ApiPropertyOptional({
    example: '+4930901820',
    description: "With its country code, or as the company's country dials",
  })
  @MayBeMissing()
  @IsString()
  @MaxLength(100)
  phone_number?: string;

  @ApiPropertyOptional({ example: 'Europe/Berlin', description: "IANA; absent: the team's" })
  @MayBeMissing()
  @IsTimezone()
  timezone?: string;

  @ApiPropertyOptional({ example: 'de', description: "ISO 639-1; absent: the company's" })
  @MayBeMissing()
  @IsIn(CALCOM_LANGUAGES, { message: 'language must be a language code that Cal.com knows, such as de' })
  language?: string;
}

export class BookLocationDto {
  @ApiProperty({ example: 'attendeePhone', description: "The type of one of the event type's locations" })
  @IsString()
  @Length(1, 500)
  type: string;

  @ApiPropertyOptional({
    example: '+4930901820',
    description: "The attendee's number or address, where the type is one",
  })
  @MayBeMissing()
  @IsString()
  @MaxLength(1000)
  value?: string;
}
