const YES = new Set(['yes', 'y', 'true', 'ja', 'j', 'jawohl', 'wahr', 'yeah', 'yep', 'sure', 'klar', 'gerne', '1']);
const NO = new Set(['no', 'n', 'false', 'nein', 'nee', 'falsch', 'nope', 'none', '0']);

/** The answer to a yes-or-no question, in German or English; undefined for any other. */
export function yesOrNo(said: string): boolean | undefined {
  const word = said
    .trim()
    .toLowerCase()
    .replace(/[.!,]+$/, '');
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
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
