import { Page } from './operation';

/** The answer of an operation with parts of it replaced, by their paths below `data`, such as `0.hosts.1.name`. */
export function withParts(result: unknown, parts: Record<string, unknown>): unknown {
  if (result instanceof Page) return new Page(withParts(result.data, parts) as unknown[], result.pagination);
  const changed: unknown = structuredClone(result);
  for (const [path, value] of Object.entries(parts)) replace(changed, path.split('.'), value);
  return changed;
}

/** A path that leads nowhere changes nothing: a list may be shorter today. */
function replace(within: unknown, [key = '', ...rest]: string[], value: unknown): void {
  if (typeof within !== 'object' || within === null) return;
  const part = within as Record<string, unknown>;
  if (rest.length > 0) replace(part[key], rest, value);
  else part[key] = value;
}
