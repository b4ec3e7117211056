import { isEmail } from 'class-validator';
import { isIntroduction, isNoAddress, isNotGiven, namesNoContact } from './not-given';
import { cleaned, given, NONE, type Reading, unusable } from './reading';

const MAX_LENGTH = 254;
const WANTED = 'must be an e-mail address, such as erika@example.org';

/** Spoken signs. Others, such as "Strich", may be meant in two ways. */
const SIGNS = new Map(
  Object.entries({
    at: '@',
    ät: '@',
    klammeraffe: '@',
    punkt: '.',
    dot: '.',
    minus: '-',
    bindestrich: '-',
    dash: '-',
    hyphen: '-',
    affenschwanz: '@',
    unterstrich: '_',
    underscore: '_',
    plus: '+',
  }),
);

/**
 * Reads an e-mail address as a model or a person writes it: with blanks or a full stop around it, as `mailto:`, as
 * "Erika <erika@example.org>", or spelt out ("erika punkt muster at example punkt de") where that can mean only one.
 */
export function readEmail(text: string): Reading {
  const written = cleaned(text);
  if (written.length > MAX_LENGTH) return unusable(`${WANTED}, of at most ${MAX_LENGTH} characters`);
  if (isNotGiven(written) || namesNoContact(written)) return NONE;
  const plain = unbracketed(written);
  const bare = /^[^<>]*<([^<>@\s]+@[^<>@\s]+)>$/.exec(plain)?.[1] ?? introduced(plain) ?? plain;
  const address = [bare, tightened(bare), spelt(bare)].find(
    (candidate) => candidate !== undefined && isAddress(candidate),
  );
  if (address === undefined) return unusable(WANTED);
  return isNoAddress(address) ? NONE : given(address);
}

const isAddress = (text: string): boolean => isEmail(text);

/** "(at)" and "[dot]" stand for signs; other brackets after an address are remarks, and `mailto:` is not part of it. */
const unbracketed = (text: string): string =>
  text
    .replaceAll(/\s*[[({]\s*(at|ät|dot|punkt)\s*[\])}]\s*/gi, ' $1 ')
    .replaceAll(/mailto:/gi, '')
    .replace(/\s*\([^()@]*\)\s*$/, '');

/** The one address of a text that holds nothing else but words that introduce it. */
function introduced(text: string): string | undefined {
  const found = new Set(text.match(/[^\s<>()[\]:;,"]+@[^\s<>()[\]:;,"]+/g));
  const [address] = found;
  if (address === undefined || found.size > 1) return undefined;
  return isIntroduction(text.replaceAll(address, ' ')) ? address.replace(/[./]+$/, '') : undefined;
}

/** Without blanks around the signs, and without the end of a sentence. */
const tightened = (text: string): string => text.replaceAll(/\s*([@.])\s*/g, '$1').replace(/[.,;:!?]+$/, '');

const isSign = (part: string | undefined): boolean => part !== undefined && /^[@._+-]$/.test(part);

/** Words joined by spoken signs. Two words without a sign between them could be written in several ways. */
function spelt(text: string): string | undefined {
  const signs = text
    .toLowerCase()
    .replace(/[.,;:!?]+$/, '')
    // A pause.
    .replaceAll(/,\s+/g, ' ')
    // "M as in Mike", "M wie Martha".
    .replaceAll(/(?<=^|\s)([a-z\d])\s+(?:as in|wie|for|like)\s+[\p{L}-]+/gu, '$1')
    // A hyphen between letters is the recogniser's: who means the sign says it.
    .replaceAll(/(?<=^|\s)[a-z\d](?:-[a-z\d]){2,}(?=\s|$)/g, (letters) => letters.replaceAll('-', ''))
    // Letter by letter.
    .replaceAll(/(?<=(^|\s)[a-z\d])\s+(?=[a-z\d](\s|$))/g, '')
    .split(/\s+/)
    .map((word) => SIGNS.get(word) ?? word);
  const isJoined = signs.every((part, at) => at === 0 || isSign(part) !== isSign(signs[at - 1]));
  const address = signs.join('');
  return isJoined && address.split('@').length === 2 ? address : undefined;
}
