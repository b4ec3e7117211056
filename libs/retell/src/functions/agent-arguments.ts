import { plainToInstance } from 'class-transformer';
import { IsInt, IsOptional, IsPositive } from 'class-validator';
import { LRUCache } from 'lru-cache';
import { IsWallTime } from '@app/availability';
import { FromDigits, IsId, IsLocalDate, isRecord, IsTimezone, validated } from '@app/common';

/** The arguments of check_availability; without a team, the agent's own or the default is used. */
export class CheckAvailabilityArguments {
  @IsOptional()
  @FromDigits()
  @IsId()
  team_id?: number;

  @FromDigits()
  @IsId()
  event_type_id: number;

  @IsLocalDate()
  date: string;

  @IsOptional()
  @IsLocalDate()
  end_date?: string;

  @IsOptional()
  @IsWallTime()
  from?: string;

  @IsOptional()
  @IsWallTime()
  to?: string;

  @IsOptional()
  @FromDigits()
  @IsInt()
  @IsPositive()
  duration?: number;

  @IsOptional()
  @IsTimezone()
  timezone?: string;
}

/** The numbers in a booking's arguments, which a model may put in quotes. */
class BookNumbers {
  @FromDigits()
  team_id?: unknown;

  @FromDigits()
  event_type_id?: unknown;

  @FromDigits()
  duration?: unknown;
}

type Arguments = Record<string, unknown>;

const BOOK_FIELDS = ['team_id', 'event_type_id', 'start', 'slot_id', 'duration', 'notes', 'metadata'];
const CHECK_FIELDS = ['team_id', 'event_type_id', 'date', 'end_date', 'from', 'to', 'duration', 'timezone'];
const NUMBERS = ['team_id', 'event_type_id', 'duration'];
const ATTENDEE_FIELDS = ['name', 'email', 'phone_number', 'timezone', 'language'];
/** The parts of a slot_id: a model tends to repeat them, and the id takes precedence. */
const IN_SLOT_ID = ['team_id', 'event_type_id', 'start', 'duration'];

/** Arguments that callers give again and again, by their text: the rules know neither the caller nor the time. */
const MAX_KNOWN = 4000;
/** Characters; the longest sensible ones have half of them. */
const MAX_TEXT = 400;
const known = new LRUCache<string, CheckAvailabilityArguments>({ max: MAX_KNOWN });

/**
 * Reads the arguments of check_availability; drops unknown ones, which a model may add.
 * @throws AppError 400 `validation_failed` naming each field.
 */
export function checkArguments(args: Arguments): Readonly<CheckAvailabilityArguments> {
  const given = pick(args, CHECK_FIELDS);
  // Everything else has a text that stands for something else, too: infinity has that of null.
  const text = Object.values(given).every(isTextOrId) ? JSON.stringify(given) : undefined;
  const found = text === undefined ? undefined : known.get(text);
  if (found) return found;
  const read = Object.freeze(validated(CheckAvailabilityArguments, given));
  if (text !== undefined && text.length <= MAX_TEXT) known.set(text, read);
  return read;
}

const isTextOrId = (value: unknown): boolean => typeof value === 'string' || Number.isSafeInteger(value);

/**
 * A booking's body from an agent's arguments. The attendee may be an object of its own or flat arguments, which a model
 * fills more reliably; the caller's number is the default contact.
 */
export function bookArguments(args: Arguments, callerNumber: string | undefined): Arguments {
  const flat = pick({ ...args, phone_number: args.phone_number ?? args.phone }, ['name', 'email', 'phone_number']);
  const own = isRecord(args.attendee) ? pick(args.attendee, ATTENDEE_FIELDS) : {};
  const attendee = { ...(callerNumber ? { phone_number: callerNumber } : {}), ...flat, ...own };
  const ignored = args.slot_id === undefined ? [] : IN_SLOT_ID;
  const given = pick(
    args,
    BOOK_FIELDS.filter((field) => !ignored.includes(field)),
  );
  const numbers = plainToInstance(BookNumbers, pick(given, NUMBERS));
  return { ...given, ...pick({ ...numbers }, NUMBERS), attendee };
}

const pick = (args: Arguments, fields: readonly string[]): Arguments =>
  Object.fromEntries(fields.filter((field) => args[field] !== undefined).map((field) => [field, args[field]]));
