/** Letters and digits alone; "ä", "ae" and "a" are one. */
export const plainOf = (text: string): string => wordsOf(text).join('');

/** Words without letter case, accents and signs. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/([aou])e/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
