import { describe, expect, it } from '@jest/globals';
import { languageOf } from './languages';

describe('the language of the page', () => {
  it.each([
    [['de', 'en'], 'de'],
    [[null, 'de-AT', 'en'], 'de'],
    [[undefined, 'fr-FR', 'de'], 'de'],
    [['EN-us'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('of the candidates %j is %s', (candidates, language) => {
    expect(languageOf(candidates)).toBe(language);
  });
});
