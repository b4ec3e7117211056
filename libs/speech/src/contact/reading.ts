/**
 * The interpretation of a text that a person said, or a model or a phone line wrote. `none`: it means "no value", which
 * is no error. `unusable`: `why` follows the field's name and says what is wrong and which form is wanted.
 */
export type Reading = { kind: 'given'; value: string } | { kind: 'none' } | { kind: 'unusable'; why: string };

export const NONE: Reading = { kind: 'none' };
export const given = (value: string): Reading => ({ kind: 'given', value });
export const unusable = (why: string): Reading => ({ kind: 'unusable', why });

/** Removes invisible characters, and quotation marks and the like around the text. */
export const cleaned = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/^["'“”„‚‘’«»\s]+|["'“”„‚‘’«»,;\s]+$/gu, '');
