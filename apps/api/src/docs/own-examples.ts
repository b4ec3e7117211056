import type { ApiDocument, Parameter } from './document';
import { operationsOf } from './walk';

/** Values that exist on a server, by the name of the field or parameter that they are for. */
export type OwnValues = Record<string, unknown>;

/** Values for `{id}`, by the path that it ends. */
export type OwnIds = Record<string, string | number | undefined>;

/**
 * A copy of the document whose examples exist on this server. What is deleted is left to whoever tries it: an example would
 * be somebody's sign-in.
 */
export function withOwnValues(document: ApiDocument, values: OwnValues, ids: OwnIds): ApiDocument {
  const copy = structuredClone(document);
  for (const { path, method, operation } of operationsOf(copy)) {
    for (const parameter of operation.parameters ?? []) {
      const value = parameter.in === 'path' ? idFor(path, parameter, ids) : values[parameter.name];
      const isNeeded = parameter.required || SEARCHED_FOR.includes(parameter.name);
      if (isNeeded && method !== 'delete') Object.assign(parameter, exampleOrHint(value));
    }
    const content = operation.requestBody?.content['application/json'] ?? {};
    content.example &&= replaced(content.example, values);
    for (const example of Object.values(content.examples ?? {})) example.value = replaced(example.value, values);
  }
  return copy;
}

/** Optional, as something else can be given instead. */
const SEARCHED_FOR = ['event_type_ids', 'agent_id'];

function idFor(path: string, { name }: Parameter, ids: OwnIds): string | number | undefined {
  const upToIt = path.slice(0, path.indexOf(`{${name}}`) + name.length + 2);
  return ids[upToIt];
}

const exampleOrHint = (value: unknown): object =>
  value === undefined ? { description: 'There is none on this server yet: make one first' } : { example: value };

/** The same with other values in the fields of these names, at any depth. */
function replaced(example: unknown, values: OwnValues): unknown {
  if (Array.isArray(example)) return example.map((item) => replaced(item, values));
  if (typeof example !== 'object' || example === null) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, values[name] ?? replaced(value, values)]),
  );
}
