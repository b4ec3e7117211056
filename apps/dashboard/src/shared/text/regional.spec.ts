import { describe, expect, it } from '@jest/globals';
import { regional } from './regional';

describe('dates and times', () => {
  it.each([
    ['en', ['de-DE', 'en-GB', 'en-US'], 'en-GB'],
    ['de', ['de-AT'], 'de-AT'],
    ['de', ['en-GB', 'den-x'], 'de'],
    ['en-US', ['en-GB'], 'en-US'],
    ['en', [], 'en'],
  ])('in the language %s for a browser of %j are written as in %s', (language, preferred, locale) => {
    expect(regional(language, preferred)).toBe(locale);
  });
});
