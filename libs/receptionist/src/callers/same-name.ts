import { nameWords } from '@app/speech';

/** A caller may give one more than was written down. Many more are a list of guesses. */
const MAX_MORE = 1;

/**
 * Whether a caller has named the person on a booking: every word that the shorter of the two names has, whatever its
 * case and accents. "Frau Mustermann" and "Erika Mustermann" are one.
 */
export function isNamed(onBooking: string, said: string): boolean {
  const [known, given] = [nameWords(onBooking), nameWords(said)];
  if (known.length === 0 || given.length === 0 || given.length > known.length + MAX_MORE) return false;
  const [shorter, longer] = known.length < given.length ? [known, given] : [given, known];
  return shorter.every((word) => longer.includes(word));
}
