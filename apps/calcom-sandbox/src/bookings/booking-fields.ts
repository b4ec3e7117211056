import { isEmail, isPhoneNumber, isURL } from 'class-validator';
import { ApiError, badRequest } from '../http/errors';
import type { BookingField, EventType } from '../model';

interface Kind {
  expected: 'string' | 'number' | 'boolean' | 'array' | 'string or number';
  /** What the booking engine says of a value without this form. */
  form?: { isRight: (value: string) => boolean; otherwise: string };
}

const TEXT: Kind = { expected: 'string' };

const KINDS: Record<string, Kind> = {
  number: { expected: 'number' },
  boolean: { expected: 'boolean' },
  select: { expected: 'string or number' },
  radio: { expected: 'string or number' },
  multiselect: { expected: 'array' },
  checkbox: { expected: 'array' },
  multiemail: { expected: 'array' },
  phone: { ...TEXT, form: { isRight: (value) => isPhoneNumber(value), otherwise: 'invalid_number' } },
  email: { ...TEXT, form: { isRight: (value) => isEmail(value), otherwise: 'email_validation_error' } },
  url: { ...TEXT, form: { isRight: (value) => isURL(value), otherwise: 'url_validation_error' } },
};

/** The answers to the event type's own questions, validated as by Cal.com; others are kept. @throws ApiError 400 */
export function resolveResponses(eventType: EventType, given: Record<string, unknown> = {}): Record<string, unknown> {
  const responses = Object.fromEntries(Object.entries(given).map(([slug, value]) => [slug, value ?? '']));
  for (const field of eventType.bookingFields) {
    if (field.field !== 'custom' && field.field !== 'notes') continue;
    const value = responses[field.slug];
    if (value === undefined || value === '') refuseMissing(eventType, field);
    else checkValue(field, value);
  }
  return responses;
}

function refuseMissing({ id }: EventType, { required, slug }: BookingField): void {
  if (!required) return;
  throw badRequest(
    `Missing required booking field response: ${slug} - it is required by the event type booking fields, but missing in the bookingFieldsResponses. You can fetch the event type with ID ${id} to see the required fields.`,
  );
}

function checkValue(field: BookingField, value: unknown): void {
  const { slug, type = 'text' } = field;
  const { expected, form } = KINDS[type] ?? TEXT;
  const received = Array.isArray(value) ? 'array' : typeof value;
  if (!expected.split(' or ').includes(received)) {
    throw badRequest(
      `Invalid type for booking field '${slug}'. Expected type ${expected} (compatible with field type '${type}'), but received ${typeof value}.`,
    );
  }
  checkOptions(field, value);
  if (form && !form.isRight(value as string)) {
    throw new ApiError(400, 'BAD_REQUEST', `responses - {${slug}}${form.otherwise}, `);
  }
}

function checkOptions({ slug, options: pairs = [] }: BookingField, value: unknown): void {
  const options = pairs.map((option) => (typeof option === 'string' ? option : option.value));
  const wrong = options.length > 0 && [value].flat().find((option) => !options.includes(String(option)));
  if (wrong === undefined || wrong === false) return;
  const allowed = `Allowed options are: ${options.join(', ')}.`;
  throw badRequest(
    Array.isArray(value)
      ? `One or more invalid options for booking field '${slug}'. ${allowed}`
      : `Invalid option '${String(wrong)}' for booking field '${slug}'. ${allowed}`,
  );
}
