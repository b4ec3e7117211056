import { registerDecorator } from 'class-validator';
import { isRecord } from '@app/common';

/** Cal.com's limits, less one key for our operation id. */
const MAX_KEYS = 49;
const MAX_KEY_LENGTH = 40;
const MAX_VALUE_LENGTH = 500;

/** The metadata key of our operation id in a booking at Cal.com. */
export const OPERATION_KEY = 'team_selector_operation';

const fits = ([key, value]: [string, unknown]): boolean =>
  key.length <= MAX_KEY_LENGTH &&
  key !== OPERATION_KEY &&
  typeof value === 'string' &&
  value.length <= MAX_VALUE_LENGTH;

/** An object of strings that Cal.com would accept as a booking's metadata. */
export const IsCalcomMetadata = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'isCalcomMetadata',
    target: target.constructor,
    propertyName: String(property),
    options: {
      message: `$property must be an object of at most ${MAX_KEYS} strings, keys up to ${MAX_KEY_LENGTH} and values up to ${MAX_VALUE_LENGTH} characters`,
    },
    validator: {
      validate: (value: unknown) => {
        if (!isRecord(value)) return false;
        const entries = Object.entries(value);
        return entries.length <= MAX_KEYS && entries.every(fits);
      },
    },
  });
