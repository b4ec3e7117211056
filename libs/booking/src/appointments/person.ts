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

/** "Erika" and "Erika Muster" are one name, "Erika" and "Max" are two. */
function isSameName(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  return shorter.every((word) => longer.includes(word));
}

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
