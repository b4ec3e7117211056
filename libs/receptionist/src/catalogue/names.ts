import { distance } from './distance';
import { plainOf, wordsOf } from './plain-words';

/** Letters for each allowed edit: a speech recognizer's spelling of a name rarely differs more. */
const LETTERS_PER_EDIT = 5;

/** What words may mean: `exact` is meant, `near` is to be asked back, of several one is to be chosen. */
export type Match<T> = { kind: 'exact'; item: T } | { kind: 'near' | 'several'; items: T[] } | { kind: 'none' };

/**
 * What is meant by a caller's words: what is called exactly so; then what is called so but for letter case, accents, blanks
 * and signs. Others are only guesses: those that begin or end with the words or hold all of them, and those that differ by
 * few letters.
 * @param namesOf everything that an item is called.
 */
export function named<T>(words: string, items: readonly T[], namesOf: (item: T) => readonly string[]): Match<T> {
  const said = words.trim();
  const exact = items.filter((item) => namesOf(item).includes(said));
  if (exact[0] !== undefined && exact.length === 1) return { kind: 'exact', item: exact[0] };
  const plain = plainOf(said);
  if (plain === '') return { kind: 'none' };
  const equal = items.filter((item) => namesOf(item).some((name) => plainOf(name) === plain));
  if (equal[0] !== undefined && equal.length === 1) return { kind: 'exact', item: equal[0] };
  if (equal.length > 1) return { kind: 'several', items: equal };
  const near = items.filter((item) => namesOf(item).some((name) => isNear(said, name)));
  if (near.length === 0) return { kind: 'none' };
  return { kind: near.length === 1 ? 'near' : 'several', items: near };
}

/** Whether the words may be meant for the name, or for a part of it. */
function isNear(said: string, name: string): boolean {
  const [wanted, given] = [plainOf(name), plainOf(said)];
  const isPart = given.length >= LETTERS_PER_EDIT && (wanted.startsWith(given) || wanted.endsWith(given));
  const words = wordsOf(name);
  return (
    isPart || isMisheard(given, wanted) || wordsOf(said).every((word) => words.some((one) => isMisheard(word, one)))
  );
}

function isMisheard(given: string, wanted: string): boolean {
  const edits = Math.floor(Math.max(wanted.length, given.length) / LETTERS_PER_EDIT);
  return Math.abs(wanted.length - given.length) <= edits && distance(wanted, given) <= edits;
}
