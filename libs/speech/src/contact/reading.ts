/**
 * What a text was understood as that somebody said, or a model or a line wrote. `none`: it stands for nothing, and is
 * held against nobody. `unusable`: `why` says what was wrong and which form is wanted, to follow the field's name.
 */
export type Reading = { kind: 'given'; value: string } | { kind: 'none' } | { kind: 'unusable'; why: string };

export const NONE: Reading = { kind: 'none' };
export const given = (value: string): Reading => ({ kind: 'given', value });
export const unusable = (why: string): Reading => ({ kind: 'unusable', why });

/** Without characters that are not seen, and without quotation marks and the like around it. */
export const cleaned = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/^["'“”„‚‘’«»\s]+|["'“”„‚‘’«»,;\s]+$/gu, '');
