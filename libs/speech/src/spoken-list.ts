import type { Locale } from './locale';

/** Making one takes longer than using it; there are as many as languages and kinds of lists. */
const known = new Map<string, Intl.ListFormat>();

/** "a, b and c"; as a `disjunction`, "a, b or c". */
export function spokenList(items: string[], locale: Locale, type: 'conjunction' | 'disjunction'): string {
  const key = `${locale} ${type}`;
  let format = known.get(key);
  if (!format) known.set(key, (format = new Intl.ListFormat(locale, { type })));
  return format.format(items);
}
