/** Words before a name that are no part of it. */
const TITLES = new Set('frau herr herrn dr doktor prof professor familie mr mrs ms miss doctor'.split(' '));

/** The words of a person's name as they sound: "Müller" is "Mueller", and "Groß" is "Gross". Without titles. */
export const nameWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/([aou])e/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.has(word));
