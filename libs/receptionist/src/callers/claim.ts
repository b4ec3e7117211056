import { invalid } from '@app/common';
import type { Arguments } from '../arguments/arguments';

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
const DIGITS = /^\d{1,15}$/;

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
    description: "The day that the appointment is on now, in the caller's own words, if the caller has said it",
  },
} as const;

/** @throws AppError 400 naming each argument that is none. */
export function claimIn(args: Arguments): Claim {
  const { booking_id: id } = args;
  const bookingId = typeof id === 'string' && DIGITS.test(id.trim()) ? Number(id) : id;
  if (bookingId !== undefined && !(Number.isSafeInteger(bookingId) && Number(bookingId) > 0))
    throw invalid({ field: 'booking_id', message: 'must be a positive whole number' });
  return {
    ...(bookingId === undefined ? {} : { bookingId: Number(bookingId) }),
    code: textIn(args, 'code'),
    name: textIn(args, 'name'),
    day: textIn(args, 'day'),
  };
}

function textIn(args: Arguments, field: string): string | undefined {
  const value = args[field];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value.length <= MAX_LENGTH) return value;
  throw invalid({ field, message: `must be a text of at most ${MAX_LENGTH} characters` });
}
