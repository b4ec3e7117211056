/**
 * A price as people read it; undefined for what is free.
 * @param minor minor units: cents of a euro, yen of a yen.
 */
export function priceText(minor: number, currency: string, locale: string): string | undefined {
  if (minor === 0) return undefined;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
