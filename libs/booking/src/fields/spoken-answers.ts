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

/** `2`, `2.5` or `2,5`; undefined for anything else. */
export const numberFromSpeech = (said: string): number | undefined =>
  /^[+-]?\d{1,15}([.,]\d{1,9})?$/.test(said.trim()) ? Number(said.trim().replace(',', '.')) : undefined;
