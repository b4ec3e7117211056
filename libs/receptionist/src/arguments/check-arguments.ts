import { Allow, IsIn, IsInt, IsPositive, IsString, MaxLength, ValidateIf } from 'class-validator';
import { LRUCache } from 'lru-cache';
import { IsWallTime } from '@app/availability';
import { canonicalTimezone, FromDigits, IsId, IsLocalDate, IsTimezone, MayBeMissing, validated } from '@app/common';
import { type Arguments, pick } from './arguments';
import { dayIn } from './day-argument';
import { MAX_NAME_LENGTH } from './naming-arguments';
import { wallTime } from './wall-time';
import { PARTS_OF_DAY, type PartOfDay, partOfDay } from './part-of-day';

/** The arguments of check_availability, as far as they can be checked by themselves. */
export class CheckAvailabilityArguments {
  @MayBeMissing()
  @FromDigits()
  @IsId()
  team_id?: number;

  @MayBeMissing()
  @IsString()
  @MaxLength(MAX_NAME_LENGTH)
  team?: string;

  @ValidateIf(
    ({ event_type_id, service }: CheckAvailabilityArguments) =>
      (event_type_id ?? service) === undefined || event_type_id !== undefined,
  )
  @FromDigits()
  @IsId({ message: 'event_type_id must be a positive whole number; or send service, in words' })
  event_type_id?: number;

  @MayBeMissing()
  @IsString()
  @MaxLength(MAX_NAME_LENGTH)
  service?: string;

  @ValidateIf(({ date, when }: CheckAvailabilityArguments) => (date ?? when) === undefined || date !== undefined)
  @IsLocalDate()
  date?: string;

  /** Read when the zone is known; anything but a text is refused there. */
  @Allow()
  when?: unknown;

  @MayBeMissing()
  @IsLocalDate()
  end_date?: string;

  @MayBeMissing()
  @IsWallTime()
  from?: string;

  @MayBeMissing()
  @IsWallTime()
  to?: string;

  @MayBeMissing()
  @IsIn(Object.keys(PARTS_OF_DAY))
  part_of_day?: PartOfDay;

  @MayBeMissing()
  @FromDigits()
  @IsInt()
  @IsPositive()
  duration?: number;

  @MayBeMissing()
  @IsTimezone()
  timezone?: string;
}

const CHECK_FIELDS =
  'team_id team event_type_id service date when end_date from to part_of_day duration timezone'.split(' ');

/** Arguments that callers give again and again, by their text: the rules know neither the caller nor the time. */
const MAX_KNOWN = 4000;
/** Characters; the longest sensible ones have half of them. */
const MAX_TEXT = 400;
const known = new LRUCache<string, CheckAvailabilityArguments>({ maxSize: MAX_KNOWN, sizeCalculation: () => 1 });

/**
 * Reads the arguments of check_availability; drops unknown ones, which a model may add, and the time of day of a date.
 * @param timezone IANA, where the arguments name none.
 * @throws AppError 400 `validation_failed` naming each field.
 */
export function checkArguments(args: Arguments, timezone: string): Readonly<CheckAvailabilityArguments> {
  const zone = typeof args.timezone === 'string' ? (canonicalTimezone(args.timezone) ?? timezone) : timezone;
  const given = pick(args, CHECK_FIELDS);
  for (const field of ['date', 'end_date']) if (field in given) given[field] = dayIn(given[field], zone);
  for (const field of ['from', 'to']) if (field in given) given[field] = wallTime(given[field]);
  // A day in words is as good as a date.
  if (isInWords(given.date) && given.when === undefined) {
    given.when = given.date;
    delete given.date;
  }
  if ('part_of_day' in given) given.part_of_day = partOfDay(given.part_of_day);
  // Everything else has a text that stands for something else, too: infinity has that of null.
  const text = Object.values(given).every(isTextOrId) ? JSON.stringify(given) : undefined;
  const found = text === undefined ? undefined : known.get(text);
  if (found) return found;
  const read = Object.freeze(validated(CheckAvailabilityArguments, given));
  if (text !== undefined && text.length <= MAX_TEXT) known.set(text, read);
  return read;
}

const isInWords = (date: unknown): boolean => typeof date === 'string' && /^\p{L}/u.test(date.trim());

const isTextOrId = (value: unknown): boolean => typeof value === 'string' || Number.isSafeInteger(value);
