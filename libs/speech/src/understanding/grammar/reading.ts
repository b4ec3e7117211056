import type { Element } from './elements';
import type { Rule } from './rules';

/**
 * The elements that tokens stand for, always by the longest rule that fits; undefined where a token belongs to none, since
 * every word is understood or it is asked back.
 */
export function elementsOf(tokens: readonly string[], rules: readonly Rule[]): Element[] | undefined {
  const text = tokens.map((token) => `${token} `).join('');
  const elements: Element[] = [];
  for (let at = 0; at < text.length;) {
    const longest = longestAt(text, at, rules);
    if (!longest) return undefined;
    elements.push(...longest.elements);
    at = longest.end;
  }
  return elements;
}

function longestAt(
  text: string,
  at: number,
  rules: readonly Rule[],
): { end: number; elements: readonly Element[] } | undefined {
  let found: { end: number; elements: readonly Element[] } | undefined;
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
