/** Words before a name that are no part of it. */
const TITLES = new Set('frau herr herrn dr doktor prof professor familie mr mrs ms miss doctor'.split(' '));
/** A caller may give one more than was written down. Many more are a list of guesses. */
const MAX_MORE = 1;

/**
 * Whether a caller has named the person on a booking: every word that the shorter of the two names has, whatever its
 * case and accents. "Frau Mustermann" and "Erika Mustermann" are one.
 */
export function isNamed(onBooking: string, said: string): boolean {
  const [known, given] = [wordsOf(onBooking), wordsOf(said)];
  if (known.length === 0 || given.length === 0 || given.length > known.length + MAX_MORE) return false;
  const [shorter, longer] = known.length < given.length ? [known, given] : [given, known];
  return shorter.every((word) => longer.includes(word));
}

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/([aou])e/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.has(word));
