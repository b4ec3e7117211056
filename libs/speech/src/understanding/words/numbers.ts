/** What a word counts: `n` a number, `o` an ordinal. */
export interface Counted {
  kind: 'n' | 'o';
  value: number;
}

export type NumberWords = ReadonlyMap<string, Counted>;

/** @param words one value after another from `start` on, synonyms joined by `|`. */
export function counted(kind: Counted['kind'], start: number, words: string): (readonly [string, Counted])[] {
  return words
    .trim()
    .split(/\s+/)
    .flatMap((synonyms, index) => synonyms.split('|').map((word) => [word, { kind, value: start + index }] as const));
}
