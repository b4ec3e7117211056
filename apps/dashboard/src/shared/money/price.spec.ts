import { describe, expect, it } from '@jest/globals';
import { priceText } from './price';

const plain = (text: string | undefined): string | undefined => text?.replaceAll(/\s/g, ' ');

describe('a price', () => {
  it.each([
    [4500, 'EUR', 'de', '45 €'],
    [4550, 'eur', 'de', '45,50 €'],
    [4550, 'USD', 'en', '$45.50'],
    [4550, 'JPY', 'en', '¥4,550'],
  ])('of %d minor units of %s reads in %s as %s', (minor, currency, locale, text) => {
    expect(plain(priceText(minor, currency, locale))).toBe(text);
  });

  it('of nothing is left out', () => {
    expect(priceText(0, 'EUR', 'de')).toBeUndefined();
  });
});
