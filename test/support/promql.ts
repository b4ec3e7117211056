/** A metric as a query names it, with the labels that it matches and sums by. */
export interface Selector {
  name: string;
  /** Of what stands in braces. */
  matchers: { label: string; operator: string; value: string }[];
}

const WORDS = new Set(['and', 'or', 'unless', 'bool', 'offset', 'inf', 'nan']);
const TEXT = /"((?:[^"\\]|\\.)*)"/g;

/** The metrics that a query of PromQL names. Enough of its grammar for our own queries. */
export function selectorsIn(query: string): Selector[] {
  const selectors: Selector[] = [];
  const withoutLists = query.replace(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ');
  for (const [, name = '', braces = ''] of withoutLists
    .replace(/\[[^\]]*\]/g, ' ')
    .matchAll(/(?<![\w:.$])([a-zA-Z_:][\w:]*)(?!\s*\(|[\w:])\s*(\{(?:[^}"]|"(?:[^"\\]|\\.)*")*\})?/g)) {
    if (!WORDS.has(name)) selectors.push({ name, matchers: matchersIn(braces) });
  }
  return selectors;
}

/** The labels that a query groups by. */
export const groupedBy = (query: string): string[] =>
  [...query.matchAll(/\bby\s*\(([^)]*)\)/g)].flatMap(([, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );

function matchersIn(braces: string): Selector['matchers'] {
  return [...braces.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"/g)].map(
    ([, label = '', operator = '', value = '']) => ({ label, operator, value }),
  );
}

/** The labels that a text for people takes from what a query answers. */
export const labelsIn = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g)].map(([, label = '']) => label);

/** Whether every text, brace and bracket of a query is closed. */
export function isBalanced(query: string): boolean {
  const open: string[] = [];
  for (const sign of query.replace(TEXT, '')) {
    if ('({['.includes(sign)) open.push(sign);
    else if (')}]'.includes(sign) && open.pop() !== '({['[')}]'.indexOf(sign)]) return false;
  }
  return open.length === 0;
}
