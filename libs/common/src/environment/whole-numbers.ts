import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** Reads and validates a whole number from `min` to `max`, both included. @param unit as people say it, in the plural. */
export const whole =
  (min: number, max = Number.MAX_SAFE_INTEGER, unit?: string): PropertyDecorator =>
  (target, key) => {
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? numberIn(value) : value))(target, key);
    ValidateBy({
      name: 'wholeNumber',
      validator: {
        validate: (value: unknown) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
        defaultMessage: () => `must be a whole number${unit ? ` of ${unit}` : ''}${boundsOf(min, max)}`,
      },
    })(target, key);
  };

/** Not a number for everything but digits: `1e3` and `0x10` would be taken for another number than was meant. */
const numberIn = (text: string): number => (/^-?\d{1,16}$/.test(text.trim()) ? Number(text) : Number.NaN);

function boundsOf(min: number, max: number): string {
  if (max < Number.MAX_SAFE_INTEGER) return ` from ${min} to ${max}`;
  return `, ${min} or more`;
}
