import { IsDefined, IsInt, IsISO8601, IsObject, IsOptional, IsString, IsTimeZone } from 'class-validator';

/** The 2024-04-15 contract, to refuse newer bodies without a version header as Cal.com does. */
export class OldestBookingInput {
  @IsISO8601()
  start: string;

  @IsInt()
  eventTypeId: number;

  @IsTimeZone()
  timeZone: string;

  @IsString()
  language: string;

  @IsObject()
  metadata: object;

  @IsDefined()
  @IsObject()
  responses: object;

  @IsOptional()
  @IsISO8601()
  end?: string;
}
