import { folded } from './spelling';

/** The parts of a text: words, numbers with their separators, and unreadable characters. */
export type Piece =
  | { kind: 'word'; text: string }
  /** Digits, as written. `3.` has a dot: an ordinal, or the end of a sentence. */
  | { kind: 'digits'; text: string; hasDot: boolean; isOrdinal: boolean }
  | { kind: 'time'; hour: string; minute: string }
  /** Numbers with dots or slashes between them, as written. */
  | { kind: 'date'; sign: '.' | '/' | '-' | '. '; numbers: string[] }
  | { kind: 'unreadable' };

type Reader = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Piece | undefined];

const READERS: readonly Reader[] = [
  [/(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/y, ([, ...numbers]) => ({ kind: 'date', sign: '-', numbers })],
  [
    /(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?!\d)/y,
    ([, ...numbers]) => ({ kind: 'date', sign: '. ', numbers: numbers.filter((number) => number !== undefined) }),
  ],
  [
    /(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/y,
    ([, ...numbers]) => ({ kind: 'date', sign: '/', numbers: numbers.filter((number) => number !== undefined) }),
  ],
  // Between the date and the time of ISO 8601.
  [/(?<=\d)t(?=\d{2}:\d{2})/y, () => undefined],
  [/(\d{1,2}):(\d{2})(?::00)?(?![\d:])/y, ([, hour = '', minute = '']) => ({ kind: 'time', hour, minute })],
  [/(\d{1,2}) ?h ?(\d{2})(?!\w)/y, ([, hour = '', minute = '']) => ({ kind: 'time', hour, minute })],
  [/(\d{1,2})\.(\d{2})(?= ?(?:uhr|h|am|pm)\b)/y, ([, hour = '', minute = '']) => ({ kind: 'time', hour, minute })],
  [/(\d{1,2})\.(\d{1,2})(?![\d.])/y, ([, ...numbers]) => ({ kind: 'date', sign: '.', numbers })],
  [
    /(\d{1,4})(?:(?:st|nd|rd|th|ter?n?s?)(?![a-z]))/y,
    ([, text = '']) => ({ kind: 'digits', text, hasDot: false, isOrdinal: true }),
  ],
  [
    /(\d{1,4})(\.?)(?![\d.:/])/y,
    ([, text = '', dot]) => ({ kind: 'digits', text, hasDot: dot === '.', isOrdinal: false }),
  ],
  // Abbreviated weekdays; without the dot some are other words.
  [/(?:mo|di|mi|do|fr|sa)\.(?=[ ,])/y, ([text]) => ({ kind: 'word', text })],
  [/[\p{L}]+/uy, ([text]) => ({ kind: 'word', text })],
  // Between numbers a dash means "to"; between words it joins a compound.
  [/ ?[-–—]+ ?(?=\d)/y, () => ({ kind: 'word', text: '-' })],
  [/[\s.,;:!?¡¿"“”„«»()…–—-]+/y, () => undefined],
];

/** Splits a text. Examines each character a bounded number of times. */
export function piecesOf(text: string): Piece[] {
  const written = folded(text).replaceAll(/(?<![a-z])([ap])\.? ?m(?![a-z])\.?/g, '$1m');
  const pieces: Piece[] = [];
  for (let at = 0; at < written.length;) {
    const start = at;
    for (const [pattern, read] of READERS) {
      pattern.lastIndex = at;
      const match = pattern.exec(written);
      if (!match) continue;
      const piece = read(match);
      if (piece) pieces.push(piece);
      at = pattern.lastIndex;
      break;
    }
    if (at > start) continue;
    pieces.push({ kind: 'unreadable' });
    at += 1;
  }
  return pieces;
}
