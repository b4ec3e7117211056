import { ValidateBy } from 'class-validator';

/** At most 50 keys of 40 characters, values of 500; numbers and booleans pass, though strings are documented. */
export const IsBookingMetadata = () =>
  ValidateBy({
    name: 'isBookingMetadata',
    validator: {
      validate(value: unknown) {
        const entries = Object.entries((value ?? {}) as object);
        return entries.length <= 50 && entries.every(([key, content]) => key.length <= 40 && isMetadataValue(content));
      },
      defaultMessage: () =>
        'Metadata must have at most 50 keys, each key up to 40 characters, and string values up to 500 characters.',
    },
  });

const isMetadataValue = (value: unknown) =>
  typeof value === 'string' ? value.length <= 500 : ['number', 'boolean'].includes(typeof value);
