import type { NumberWords } from './numbers';
import { folded } from './spelling';

/**
 * What phrases of one language stand for. Tokens are in capitals; a phrase may stand for several of them, or for none, where
 * it says nothing about time.
 */
export interface Vocabulary {
  /** By the folded phrase, its words joined by blanks. */
  tokens: ReadonlyMap<string, readonly string[]>;
  /** Words of the longest phrase. */
  longest: number;
}

/** Lines of `TOKENS: phrase, phrase`. */
export function phrasesIn(lines: string): (readonly [string, readonly string[]])[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const [tokens = '', phrases = ''] = line.split(':');
      const meant = tokens.trim().split(/\s+/);
      return phrases.split(',').map((phrase) => [folded(phrase.trim()), meant] as const);
    });
}

/** Phrases that are understood as saying nothing. */
export const silent = (phrases: string): (readonly [string, readonly string[]])[] =>
  phrases
    .split(/[,\n]/)
    .map((phrase) => folded(phrase.trim()))
    .filter((phrase) => phrase !== '')
    .map((phrase) => [phrase, []] as const);

export function vocabularyOf(
  numbers: NumberWords,
  ...lists: readonly (readonly (readonly [string, readonly string[]])[])[]
): Vocabulary {
  const tokens = new Map<string, readonly string[]>(
    [...numbers].map(([word, { kind, value }]) => [word, [`${kind}${value}`]]),
  );
  for (const list of lists) for (const [phrase, meant] of list) tokens.set(phrase, meant);
  return { tokens, longest: Math.max(...[...tokens.keys()].map((phrase) => phrase.split(' ').length)) };
}
