import type { Piece } from './pieces';
import { partsOf } from './compounds';
import type { Vocabulary } from './vocabulary';

export interface Language {
  code: 'de' | 'en';
  vocabulary: Vocabulary;
}

/** After these words a number is a day, even without a month. */
const BEFORE_DAYS = new Set(['am', 'dem', 'den', 'der', 'das', 'vom', 'zum', 'the', 'on', 'des']);
const BEFORE_TIMES = new Set(['AT', 'ABOUT', 'SINCE', 'UNTIL', 'AFTER', 'BEFORE', 'BETWEEN', 'DASH']);

/** The tokens of a text; undefined if one of its words has none. */
export function tokensOf(pieces: readonly Piece[], language: Language): string[] | undefined {
  const split = pieces.flatMap((piece) => splitCompound(piece, language));
  const tokens: string[] = [];
  for (let at = 0; at < split.length;) {
    const phrase = longestPhrase(split, at, language.vocabulary);
    if (phrase) {
      tokens.push(...phrase.tokens);
      at += phrase.length;
      continue;
    }
    const token = tokenOf(split, at, tokens.at(-1), language);
    if (token === undefined) return undefined;
    tokens.push(token);
    at += 1;
  }
  return tokens;
}

function splitCompound(piece: Piece, { code, vocabulary }: Language): Piece[] {
  if (piece.kind !== 'word' || vocabulary.tokens.has(piece.text)) return [piece];
  const parts = partsOf(piece.text, code);
  return parts.length === 0 ? [piece] : parts.map((text) => ({ kind: 'word', text }));
}

const wordOf = (piece: Piece | undefined): string | undefined =>
  piece?.kind === 'word' || piece?.kind === 'digits' ? piece.text : undefined;

function longestPhrase(
  pieces: readonly Piece[],
  at: number,
  { tokens, longest }: Vocabulary,
): { length: number; tokens: readonly string[] } | undefined {
  const words: string[] = [];
  for (let next = at; next < pieces.length && words.length < longest; next++) {
    const word = wordOf(pieces[next]);
    if (word === undefined) break;
    words.push(word);
  }
  for (let length = words.length; length > 0; length--) {
    const found = tokens.get(words.slice(0, length).join(' '));
    if (found) return { length, tokens: found };
  }
  return undefined;
}

/** The token of a piece in digits; undefined for unknown words. */
function tokenOf(
  pieces: readonly Piece[],
  at: number,
  before: string | undefined,
  language: Language,
): string | undefined {
  const piece = pieces[at];
  switch (piece?.kind) {
    case 'digits': {
      const isOrdinal = piece.isOrdinal || (piece.hasDot && language.code === 'de' && isDay(pieces, at, before));
      return `${isOrdinal ? 'o' : 'n'}${piece.text}`;
    }
    case 'time':
      return `t${piece.hour}_${piece.minute}`;
    case 'date':
      return dateToken(piece, before, language);
    default:
      return undefined;
  }
}

/** Whether "3." is an ordinal rather than the end of a sentence. */
function isDay(pieces: readonly Piece[], at: number, before: string | undefined): boolean {
  if (before !== undefined && BEFORE_TIMES.has(before)) return false;
  return at + 1 < pieces.length || BEFORE_DAYS.has(wordOf(pieces[at - 1]) ?? '') || (before?.startsWith('o') ?? false);
}

function dateToken(
  { sign, numbers }: Extract<Piece, { kind: 'date' }>,
  before: string | undefined,
  { code }: Language,
): string {
  const joined = numbers.join('_');
  if (sign === '-') return `i${joined}`;
  if (sign === '/') return `s${joined}`;
  if (sign === '. ') return `${code === 'de' ? 'c' : 's'}${joined}`;
  // "8.30" and "10.12": a time, a date, or either.
  const [first = '', second = ''] = numbers;
  const isTime = second.length === 2 && Number(first) < 24 && Number(second) < 60;
  const isDate = Number(first) >= 1 && Number(first) <= 31 && Number(second) >= 1 && Number(second) <= 12;
  if (isTime && (!isDate || (before !== undefined && BEFORE_TIMES.has(before)))) return `t${joined}`;
  if (isDate && (!isTime || before === 'ON')) return `${code === 'de' ? 'c' : 's'}${joined}`;
  return `x${joined}`;
}
