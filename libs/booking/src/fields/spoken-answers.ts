const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const YES = new Set(
  wordsOf(
    'yes y true ja j jawohl wahr yeah yep sure klar gerne natürlich selbstverständlich einverstanden okay ok ' +
      'stimmt richtig absolutely agreed correct 1',
  ),
);
const NO = new Set(wordsOf('no n false nein nee falsch nope none 0'));
const POLITE = new Set(wordsOf('bitte danke please thanks'));

/** The answer to a yes-or-no question, in German or English; undefined for any other, and for both at once. */
export function yesOrNo(said: string): boolean | undefined {
  const words = wordsOf(said).filter((word) => !POLITE.has(word));
  if (words.length === 0) return undefined;
  if (words.every((word) => YES.has(word))) return true;
  return words.every((word) => NO.has(word)) ? false : undefined;
}

const DENIALS = new Set(wordsOf('nicht kein keine keinen weder ohne not no neither nor without nein'));

/**
 * Whether the words name the option: all of its words, or only words of it. Words with a denial name another one.
 */
export function isCalled(said: string, option: string): boolean {
  const [words, known] = [wordsOf(said), wordsOf(option)];
  if (words.length === 0 || known.length === 0 || words.some((word) => DENIALS.has(word) && !known.includes(word)))
    return false;
  return words.every((word) => known.includes(word)) || known.every((word) => words.includes(word));
}

const WORDS = [
  'null zero',
  'ein eins eine einer einen one',
  'zwei zwo two',
  'drei three',
  'vier four',
  'fünf five',
  'sechs six',
  'sieben seven',
  'acht eight',
  'neun nine',
  'zehn ten',
  'elf eleven',
  'zwölf twelve',
].map((words) => words.split(' '));

/** `2`, `2.5`, `2,5` or "zwei", also with what is counted: "2 Personen"; undefined for anything else. */
export function numberFromSpeech(said: string): number | undefined {
  const [, number = '', word] = /^\s*(\S+)(?:\s+(\p{L}+))?[\s.]*$/u.exec(said.toLowerCase()) ?? [];
  if (/^[+-]?\d{1,15}([.,]\d{1,9})?$/.test(number)) return Number(number.replace(',', '.'));
  const spoken = WORDS.findIndex((words) => words.includes(number));
  // "Eine Million" and "ein paar" are no counts.
  return spoken < 0 ||
    /^(hundert|tausend|million|hundred|thousand|paar|dutzend|dozen|couple|few|viertel|halb)/.test(word ?? '')
    ? undefined
    : spoken;
}
