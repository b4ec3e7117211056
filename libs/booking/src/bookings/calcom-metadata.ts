import { registerDecorator } from 'class-validator';
import { isRecord } from '@app/common';

/** Cal.com's limits, less the room for our own entry. */
const MOST_KEYS = 49;
const LONGEST_KEY = 40;
const LONGEST_VALUE = 500;

/** Where our operation id stands in a booking's metadata at Cal.com. */
export const OPERATION_KEY = 'team_selector_operation';

const fits = ([key, value]: [string, unknown]): boolean =>
  key.length <= LONGEST_KEY && key !== OPERATION_KEY && typeof value === 'string' && value.length <= LONGEST_VALUE;

/** An object of strings that Cal.com would accept as a booking's metadata. */
export const IsCalcomMetadata = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'isCalcomMetadata',
    target: target.constructor,
    propertyName: String(property),
    options: {
      message: `$property must be an object of at most ${MOST_KEYS} strings, keys up to ${LONGEST_KEY} and values up to ${LONGEST_VALUE} characters`,
    },
    validator: {
      validate: (value: unknown) => {
        if (!isRecord(value)) return false;
        const entries = Object.entries(value);
        return entries.length <= MOST_KEYS && entries.every(fits);
      },
    },
  });
