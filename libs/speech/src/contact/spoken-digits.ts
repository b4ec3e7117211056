const DIGITS = new Map(
  [
    'null zero oh',
    'eins ein one',
    'zwei zwo two',
    'drei three',
    'vier four',
    'fünf fuenf five',
    'sechs six',
    'sieben seven',
    'acht eight',
    'neun nine',
  ].flatMap((names, digit) => names.split(' ').map((name) => [name, String(digit)] as const)),
);

const REPEATS = new Map([
  ['double', 2],
  ['doppel', 2],
  ['triple', 3],
]);

/** What people write between the digits of a number. */
const PUNCTUATION = /[\s().\-/‐-―·,:]+/gu;

/**
 * The digits of a number, with a `+` before them where there is one; undefined where there is anything else, such as a
 * second number or an extension. Digits may be words: "plus vier neun eins fünf eins …".
 */
export function digitsOf(text: string): string | undefined {
  // +49 (0)151: the zero is only dialled within the country.
  const written = text.replace(/^(\+|00)([\d\s]*)\(0\)/, '$1$2');
  const parts = written.toLowerCase().replaceAll(PUNCTUATION, ' ').trim().split(' ');
  const digits = parts
    .map((part, at) => (DIGITS.get(part) ?? part).repeat(REPEATS.get(parts[at - 1] ?? '') ?? 1))
    .filter((part) => !REPEATS.has(part))
    .map((part) => (part === 'plus' ? '+' : part))
    .join('');
  return /^\+?\d{1,20}$/.test(digits) ? digits : undefined;
}
