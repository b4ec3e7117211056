import { describe, expect, it } from '@jest/globals';
import type { Locale } from '../locale';
import { type Expected, phrasesOf } from './phrases/meaning-in-words';
import { PHRASES } from './phrases/tables';
import { understand } from './understand';
import type { Understanding } from './understanding';

const MAX_ASKED_SHARE = 0.05;
const LOCALES: readonly Locale[] = ['de', 'en'];

const inText = ({ start, end }: { start: Date; end?: Date | null }): string =>
  `${start.toISOString()}${end === undefined ? '' : `/${end?.toISOString() ?? '..'}`}`;
const expectedText = (expected: Expected): string => (expected ? inText(expected) : 'ASK');
const heardText = (heard: Understanding): string => (heard.kind === 'ask' ? 'ASK' : inText(heard));

const heard = (locale: Locale) =>
  PHRASES[locale].flatMap((table) =>
    phrasesOf(table).map(({ words, meaning, expected }) => {
      const { timezone, offered = [] } = table;
      const hearing = { locale, timezone, at: new Date(table.at), offered: offered.map((moment) => new Date(moment)) };
      return { words, meaning, wanted: expectedText(expected), got: heardText(understand(words, hearing)) };
    }),
  );

describe.each(LOCALES)('spoken times in the table of phrases (%s)', (locale) => {
  const phrases = heard(locale);
  const answerable = phrases.filter(({ wanted }) => wanted !== 'ASK');

  it('are at least 300, most of which have an answer', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(300);
    expect(answerable.length).toBeGreaterThanOrEqual(200);
  });

  it('are never understood as anything else than they mean', () => {
    expect(phrases.filter(({ wanted, got }) => got !== wanted && got !== 'ASK')).toEqual([]);
  });

  it(`are asked back in at most ${MAX_ASKED_SHARE * 100} of 100 cases that have an answer`, () => {
    const asked = answerable.filter(({ got }) => got === 'ASK');
    expect({ share: asked.length / answerable.length <= MAX_ASKED_SHARE, asked }).toEqual({
      share: true,
      asked: expect.any(Array),
    });
  });
});
