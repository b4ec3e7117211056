import { nameWords } from '@app/speech';
import type { Attendee } from '../fields/attendee';

type Contact = Pick<Attendee, 'name' | 'email' | 'phoneNumber' | 'isCallersNumber'>;

/**
 * Whether two requests are about one person: by the e-mail address or number that was given, and the name. A contact that
 * only one of them gives does not make another person; where neither gives one, the number that the call came from counts.
 */
export function isSamePerson(one: Contact, other: Contact): boolean {
  if (!isSameName(one.name, other.name)) return false;
  const emails = compared(one.email?.toLowerCase(), other.email?.toLowerCase());
  const numbers = compared(givenNumber(one), givenNumber(other));
  if (emails === 'equal' || numbers === 'equal') return true;
  if (emails === 'different' || numbers === 'different') return false;
  const isGiven = [one, other].some((contact) => contact.email !== undefined || givenNumber(contact) !== undefined);
  return isGiven || compared(one.phoneNumber, other.phoneNumber) !== 'different';
}

const givenNumber = ({ phoneNumber, isCallersNumber }: Contact): string | undefined =>
  isCallersNumber ? undefined : phoneNumber;

function compared(one: string | undefined, other: string | undefined): 'equal' | 'different' | 'unknown' {
  if (one === undefined || other === undefined) return 'unknown';
  return one === other ? 'equal' : 'different';
}

/** "Erika", "E. Muster" and "Erika Muster" are one name, "Erika" and "Max" are two. */
function isSameName(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [nameWords(one), nameWords(other)].toSorted((a, b) => a.length - b.length);
  if (shorter.length === 0) return longer.length === 0 || one.trim() === other.trim();
  const [left, unmatched] = [without(longer, shorter), without(shorter, longer)];
  // A letter alone is an initial.
  return unmatched.every((word) =>
    left.some((long) => (word.length === 1 || long.length === 1) && word[0] === long[0]),
  );
}

const without = (words: readonly string[], others: readonly string[]): string[] =>
  words.filter((word) => !others.includes(word));
