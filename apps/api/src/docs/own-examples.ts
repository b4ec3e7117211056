import type { ApiDocument, Operation, Parameter } from './document';
import { type Located, operationsOf } from './walk';

/** Values that exist on a server, by the name of the field or parameter that they are for. */
export type OwnValues = Record<string, unknown>;

/** Values for `{id}`, by the operation, or by the path that ends with it. */
export type OwnIds = Record<string, string | number | undefined>;

/** Whole bodies, by the operation. */
export type OwnBodies = Record<string, object | '' | undefined>;

export interface OwnExamples {
  values: OwnValues;
  ids: OwnIds;
  bodies: OwnBodies;
  /** What a reader must know before trying an operation on this server, by the operation. */
  notes: Record<string, string>;
  /** The description of the parameters that name what is deleted. */
  hintOfDeletion: string;
}

/**
 * A copy of the document whose examples exist on this server. Deletions get no example, since it could name a user or
 * token that the reader signs in with.
 */
export function withOwnValues(document: ApiDocument, own: OwnExamples): ApiDocument {
  const copy = structuredClone(document);
  for (const located of operationsOf(copy)) {
    const { operation } = located;
    fillParameters(located, own);
    fillBody(operation, own);
    const note = own.notes[operation.operationId ?? ''];
    if (note) operation.description = `${note}. ${operation.description ?? ''}`.trim();
  }
  return copy;
}

function fillParameters({ path, method, operation }: Located, { values, ids, hintOfDeletion }: OwnExamples): void {
  for (const parameter of operation.parameters ?? []) {
    const isInPath = parameter.in === 'path';
    if (method === 'delete' && isInPath) parameter.description = hintOfDeletion;
    if (method === 'delete') continue;
    const value = isInPath ? idFor(path, operation, parameter, ids) : values[parameter.name];
    if (parameter.required || SEARCHED_FOR.includes(parameter.name)) Object.assign(parameter, exampleOrHint(value));
  }
}

function fillBody({ operationId = '', requestBody }: Operation, { values, bodies }: OwnExamples): void {
  const content = requestBody?.content['application/json'];
  if (!content) return;
  const body = bodies[operationId];
  if (body) {
    delete content.examples;
    content.example = body;
    return;
  }
  content.example &&= replaced(content.example, values);
  for (const example of Object.values(content.examples ?? {})) example.value = replaced(example.value, values);
}

/** Optional, as another one can be given instead. */
const SEARCHED_FOR = ['event_type_ids', 'agent_id'];

function idFor(
  path: string,
  { operationId = '' }: Operation,
  { name }: Parameter,
  ids: OwnIds,
): string | number | undefined {
  if (operationId in ids) return ids[operationId];
  const upToIt = path.slice(0, path.indexOf(`{${name}}`) + name.length + 2);
  return ids[upToIt];
}

/** Stands at a parameter that has nothing to name. */
export const NONE_YET = 'There is none on this server yet: make one first';

const exampleOrHint = (value: unknown): object =>
  value === undefined ? { description: NONE_YET } : { example: value };

/** The same with other values in the fields of these names, at any depth. */
function replaced(example: unknown, values: OwnValues): unknown {
  if (Array.isArray(example)) return example.map((item) => replaced(item, values));
  if (typeof example !== 'object' || example === null) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, values[name] ?? replaced(value, values)]),
  );
}
