import { ValidateBy } from 'class-validator';

const OFF = 'off';
const PERIOD = /^([1-9]\d{0,4})([smhd])$/;
const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Validates a period such as `1h`, or `off`. */
export const IsPeriod = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPeriod',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && (value === OFF || PERIOD.test(value)),
      defaultMessage: () => 'must be a period such as 30m or 1h, or off',
    },
  });

/** @returns seconds; undefined: off. */
export function secondsOf(period: string): number | undefined {
  const [, amount, unit] = PERIOD.exec(period) ?? [];
  return amount && unit ? Number(amount) * SECONDS[unit as keyof typeof SECONDS] : undefined;
}
