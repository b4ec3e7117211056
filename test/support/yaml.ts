import { createRequire } from 'node:module';

interface Yaml {
  loadAll(text: string): unknown[];
  dump(value: unknown, options?: object): string;
}

/** Comes with the linters of the API description, without types. */
const yaml = createRequire(import.meta.url)('js-yaml') as Yaml;

/** Every document of a file. @throws Error naming the line of a mistake, such as a key that stands twice. */
export const parseYaml = (text: string): unknown[] =>
  yaml
    .loadAll(text)
    .filter((document) => document !== undefined)
    .map(merged);

/** `<<` takes over another mapping's entries, as compose files use it; the parser leaves that to its caller. */
function merged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(merged);
  if (typeof value !== 'object' || value === null) return value;
  const { '<<': from, ...own } = value as Record<string, unknown>;
  const entries = Object.entries(own).map(([key, item]) => [key, merged(item)]);
  return { ...(from === undefined ? {} : (merged(from) as object)), ...Object.fromEntries(entries) };
}

export const toYaml = (value: unknown): string => yaml.dump(value, { lineWidth: -1 }).trimEnd();
