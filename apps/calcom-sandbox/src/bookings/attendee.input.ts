import { IsEmail, IsIn, IsNotEmpty, IsOptional, IsPhoneNumber, IsString, IsTimeZone } from 'class-validator';
import { LANGUAGES } from './languages';

export class AttendeeInput {
  @IsString()
  @IsNotEmpty()
  name: string;

  @IsTimeZone()
  timeZone: string;

  @IsOptional()
  @IsEmail()
  email?: string;

  /** Checked against the numbering plan of its country, not only for its form. */
  @IsOptional()
  @IsPhoneNumber(undefined, { message: 'phoneNumber must be a valid phone number in international format' })
  phoneNumber?: string;

  @IsOptional()
  @IsIn(LANGUAGES)
  language?: string;
}
