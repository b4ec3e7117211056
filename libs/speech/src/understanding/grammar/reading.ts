import type { Element } from './elements';
import { kindOf, type Rule } from './rules';

/** Rules by the kinds of tokens with which they may begin. */
export type Grammar = ReadonlyMap<string, readonly Rule[]>;

export function grammarFrom(rules: readonly Rule[]): Grammar {
  const grammar = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const beginning of new Set(rule.beginnings)) grammar.set(beginning, [...(grammar.get(beginning) ?? []), rule]);
  return grammar;
}

/**
 * The elements that tokens stand for, always by the longest rule that fits; undefined where a token belongs to none, since
 * every word is understood or it is asked back.
 */
export function elementsOf(tokens: readonly string[], grammar: Grammar): Element[] | undefined {
  const text = tokens.map((token) => `${token} `).join('');
  const elements: Element[] = [];
  for (let at = 0; at < text.length;) {
    const rules = grammar.get(kindOf(text.slice(at, text.indexOf(' ', at)))) ?? [];
    const longest = longestAt(text, at, rules);
    if (!longest) return undefined;
    elements.push(...longest.elements);
    at = longest.end;
  }
  return elements;
}

interface Match {
  end: number;
  elements: readonly Element[];
}

function longestAt(text: string, at: number, rules: readonly Rule[]): Match | undefined {
  let found: Match | undefined;
  for (const { pattern, read } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match || (found && pattern.lastIndex <= found.end)) continue;
    const end = pattern.lastIndex;
    const elements = read(match.slice(1));
    if (elements) found = { end, elements };
  }
  return found;
}
