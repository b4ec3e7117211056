import { badRequest } from '../http/errors';
import type { BookingField, EventType } from '../model';

const EXPECTED: Record<string, string> = {
  number: 'number',
  boolean: 'boolean',
  multiselect: 'array',
  checkbox: 'array',
};

/** The answers to the event type's own questions, validated as by Cal.com. @throws ApiError 400 */
export function resolveResponses(
  { bookingFields }: EventType,
  given: Record<string, unknown> = {},
): Record<string, unknown> {
  const responses = Object.fromEntries(Object.entries(given).map(([slug, value]) => [slug, value ?? '']));
  for (const field of bookingFields) {
    if (field.field !== 'custom' && field.field !== 'notes') continue;
    const value = responses[field.slug];
    if (value === undefined || value === '') refuseMissing(field);
    else checkValue(field, value);
  }
  return responses;
}

function refuseMissing({ required, slug }: BookingField): void {
  if (!required) return;
  throw badRequest(
    `Missing required booking field response: ${slug} - it is required by the event type booking fields, but missing in the bookingFieldsResponses. You can fetch the event type with the bookingFields to see the required fields.`,
  );
}

function checkValue({ slug, type, options }: BookingField, value: unknown): void {
  const expected = EXPECTED[type ?? 'text'] ?? 'string';
  const received = Array.isArray(value) ? 'array' : typeof value;
  if (received !== expected) {
    throw badRequest(`Invalid type for booking field '${slug}'. Expected type ${expected}, but received ${received}.`);
  }
  const wrong = options && [value].flat().find((option) => !options.includes(option as string));
  if (wrong !== undefined) {
    throw badRequest(
      `Invalid option '${wrong}' for booking field '${slug}'. Allowed options are: ${options?.join(', ')}.`,
    );
  }
}
