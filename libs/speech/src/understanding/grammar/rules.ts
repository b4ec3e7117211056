import type { Element } from './elements';

/** Tokens with values in a pattern; each is one value of the match. */
const SLOTS: Readonly<Record<string, string>> = {
  N: 'n(\\d+)',
  O: 'o(\\d+)',
  NO: '[no](\\d+)',
  /** A number, or the article that stands for one: then undefined. */
  NA: '(?:n(\\d+)|A)',
  Y4: 'n(20\\d\\d)',
  MERIDIEM: '(AM|PM)',
  F: 'f(\\d+)',
  WD: 'WD(\\d)',
  MON: 'MON(\\d+)',
  PART: 'PART_(\\w+)',
  DAY: 'DAY_(\\d+)',
  YEARS: 'YEAR_(\\d+)',
  HOL: 'HOL_(\\w+)',
  TIME: 't(\\d+)_(\\d+)',
  DATE: 'c(\\d+)_(\\d+)',
  DATEY: 'c(\\d+)_(\\d+)_(\\d+)',
  DOTTED: 'x(\\d+)_(\\d+)',
  SLASHED: 's(\\d+)_(\\d+)',
  SLASHEDY: 's(\\d+)_(\\d+)_(\\d+)',
  ISO: 'i(\\d+)_(\\d+)_(\\d+)',
};

/** The kinds of tokens that a slot takes, where its name is not theirs. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  N: ['n'],
  O: ['o'],
  NO: ['n', 'o'],
  NA: ['n', 'A'],
  Y4: ['n'],
  F: ['f'],
  MERIDIEM: ['AM', 'PM'],
  YEARS: ['YEAR'],
  TIME: ['t'],
  DATE: ['c'],
  DATEY: ['c'],
  DOTTED: ['x'],
  SLASHED: ['s'],
  SLASHEDY: ['s'],
  ISO: ['i'],
};

/** The values of a pattern's slots in their order; undefined where an optional one is absent. */
export type Values = readonly (string | undefined)[];

/** One way to say something. */
export interface Rule {
  /** The kinds of tokens with which it may begin. */
  beginnings: readonly string[];
  pattern: RegExp;
  /** Undefined where the values make no sense: as if the pattern did not fit. */
  read(values: Values): readonly Element[] | undefined;
}

/**
 * A rule from patterns of tokens: `A|B` is one of two, `A?` may be absent, and names of slots such as `WD` stand for tokens
 * with values.
 */
export function rules(
  patterns: readonly string[],
  read: (...values: Values) => Element | Element[] | undefined,
): Rule[] {
  return patterns.map((pattern) => ({
    beginnings: beginningsOf(pattern.trim().split(/\s+/)),
    pattern: new RegExp(pattern.trim().split(/\s+/).map(termOf).join(''), 'y'),
    read: (values) => {
      const elements = read(...values);
      return elements === undefined || Array.isArray(elements) ? elements : [elements];
    },
  }));
}

/** What a token is without its value. */
export const kindOf = (token: string): string => /^[a-z](?=\d)|^[A-Z]+/.exec(token)?.[0] ?? token;

/** Of the terms of a pattern: what may be absent, and the first that may not. */
function beginningsOf(terms: readonly string[]): string[] {
  const needed = terms.findIndex((term) => !term.endsWith('?'));
  return terms
    .slice(0, needed + 1)
    .flatMap((term) => term.replace('?', '').split('|'))
    .flatMap((name) => KINDS[name] ?? [kindOf(name)]);
}

function termOf(term: string): string {
  const isOptional = term.endsWith('?');
  const names = (isOptional ? term.slice(0, -1) : term).split('|').map((name) => SLOTS[name] ?? name);
  return `(?:(?:${names.join('|')}) )${isOptional ? '?' : ''}`;
}
