import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { registerDecorator, ValidateIf, type ValidationOptions } from 'class-validator';
import { DateTime } from 'luxon';
import { canonicalTimezone } from '../time/timezones';

function rule(name: string, message: string, holds: (value: unknown) => boolean) {
  return (options?: ValidationOptions): PropertyDecorator =>
    (target, property) =>
      registerDecorator({
        name,
        target: target.constructor,
        propertyName: String(property),
        options: { message: `$property ${message}`, ...options },
        validator: { validate: holds },
      });
}

/** Years outside are typing errors, and some of them PostgreSQL and ISO 8601 write differently. */
const LOCAL_DATE = /^(19|2\d)\d{2}-\d{2}-\d{2}$/;
/** No zone is, or was, more than 14 hours from UTC. */
const OFFSET = '(Z|[+-](0\\d|1[0-4]):?[0-5]\\d)';
const INSTANT = new RegExp(`^(19|2\\d)\\d{2}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?${OFFSET}$`);
const DIGITS = /^\d{1,16}$/;

/**
 * A field that may be left out. `null` is not left out: the library's `IsOptional` would let it past every other rule,
 * and handlers that expect a text would get it.
 */
export const MayBeMissing = (): PropertyDecorator => ValidateIf((_body, value) => value !== undefined);

/** A row's id, ours or Cal.com's. Larger numbers are not exact in JSON, and no id is that large. */
export const IsId = rule(
  'isId',
  'must be a positive whole number',
  (value) => Number.isSafeInteger(value) && (value as number) > 0,
);

/**
 * Turns digits into a number, and nothing else: a query string carries only text, and a language model may put a number
 * in quotes. Any other value stays as it is and fails the rule beside it.
 * @param isList several numbers: a parameter that is repeated, or one with commas. Makes a list of whatever it gets.
 */
export const FromDigits = ({ isList = false } = {}): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (isList ? numbersFrom(value) : numberFrom(value)));

/** The number that a text of digits stands for; anything else unchanged. */
export const numberFrom = (value: unknown): unknown =>
  typeof value === 'string' && DIGITS.test(value) ? Number(value) : value;

const numbersFrom = (value: unknown): unknown[] =>
  [value].flat().flatMap((item) => (typeof item === 'string' ? item.split(',').map(numberFrom) : [item]));

/** A day of the calendar, `YYYY-MM-DD`, that exists (30 February does not). */
export const IsLocalDate = rule('isLocalDate', 'must be an existing calendar day, YYYY-MM-DD', isLocalDate);

const isInstantRule = rule(
  'isInstant',
  'must be an ISO 8601 date and time with an offset, such as 2026-03-02T14:30:00+01:00',
  isInstant,
);
const isDayOrInstantRule = rule(
  'isDayOrInstant',
  'must be a calendar day, YYYY-MM-DD, or a time with an offset, such as 2026-03-02T14:30:00+01:00',
  (value) => isLocalDate(value) || isInstant(value),
);

/**
 * A point in time: ISO 8601 with an offset or `Z`. Without one it would mean another time in each zone.
 * @param orDay also a day as {@link IsLocalDate} admits it; what has no `T` in it is one.
 */
export const IsInstant = ({ orDay = false } = {}): PropertyDecorator => (orDay ? isDayOrInstantRule : isInstantRule)();

function isLocalDate(value: unknown): boolean {
  return typeof value === 'string' && LOCAL_DATE.test(value) && DateTime.fromISO(value, { zone: 'utc' }).isValid;
}

/** Whether this is a text that {@link IsInstant} admits. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value) && DateTime.fromISO(value).isValid;
}

const isTimezone = rule(
  'isTimezone',
  'must be an IANA time zone such as Europe/Berlin',
  (value) => typeof value === 'string' && canonicalTimezone(value) !== undefined,
);

/**
 * A name from the IANA time zone database, such as `Europe/Berlin`, which gets the letter case that it has there: one
 * zone has one name in keys and answers. A bare offset knows no summer time.
 */
export const IsTimezone = (options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (canonicalTimezone(value) ?? value) : value,
    ),
    isTimezone(options),
  );
