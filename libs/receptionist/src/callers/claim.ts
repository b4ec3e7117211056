import { IsString, MaxLength } from 'class-validator';
import { FromDigits, IsId, MayBeMissing, validated } from '@app/common';
import { type Arguments, pick } from '../arguments/arguments';

/** What a caller says of an appointment that is said to be theirs. */
export interface Claim {
  bookingId?: number;
  code?: string;
  /** The name on the booking. */
  name?: string;
  /** Its day, in words or as a date. */
  day?: string;
}

const MAX_LENGTH = 200;
const FIELDS = ['booking_id', 'code', 'name', 'day'];

/** Arguments that name an appointment, for the description of functions. */
export const CLAIM_PARAMETERS = {
  booking_id: { type: 'integer', example: 812, description: 'The id of the appointment, from an answer in this call' },
  code: { type: 'string', example: 'K7MPQ2XA', description: 'The booking code, as the caller says it: 8 signs' },
  name: {
    type: 'string',
    example: 'Erika Mustermann',
    description: 'The name that the appointment is under, if the caller has said it',
  },
  day: {
    type: 'string',
    example: 'Freitag',
    description:
      "The day that the appointment is on now, in the caller's own words, if the caller has said it before being told",
  },
} as const;

class ClaimArguments {
  @MayBeMissing()
  @FromDigits()
  @IsId()
  booking_id?: number;

  @MayBeMissing()
  @IsString()
  @MaxLength(MAX_LENGTH)
  code?: string;

  @MayBeMissing()
  @IsString()
  @MaxLength(MAX_LENGTH)
  name?: string;

  @MayBeMissing()
  @IsString()
  @MaxLength(MAX_LENGTH)
  day?: string;
}

/** @throws AppError 400 naming each invalid argument. */
export function claimIn(args: Arguments): Claim {
  const { booking_id: bookingId, ...words } = validated(ClaimArguments, pick(args, FIELDS));
  return { bookingId, ...words };
}
