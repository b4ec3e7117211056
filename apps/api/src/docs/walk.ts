import type { ApiDocument, Content, Operation, PathItem, Schema } from './document';

export interface Located {
  path: string;
  method: string;
  operation: Operation;
}

const operationsIn = (items: Record<string, PathItem>): Located[] =>
  Object.entries(items).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

/** The operations of users, and what only signed senders send. */
export const operationsOf = ({ paths }: ApiDocument): Located[] => operationsIn(paths);

/** Also those under `webhooks`, whose path is their name. */
export const allOperationsOf = ({ paths, webhooks = {} }: ApiDocument): Located[] => [
  ...operationsIn(paths),
  ...operationsIn(webhooks),
];

/** Calls `visit` with every schema inside, from the outermost inwards. Examples are data, and no schemas. */
export function eachSchema(schema: Schema, visit: (schema: Schema) => void): void {
  visit(schema);
  const parts = [schema.oneOf, schema.anyOf, schema.allOf].flatMap((some) => some ?? []);
  const inside = [...parts, ...Object.values(schema.properties ?? {})];
  if (schema.items) inside.push(schema.items);
  if (typeof schema.additionalProperties === 'object') inside.push(schema.additionalProperties);
  for (const one of inside) eachSchema(one, visit);
}

const schemasOf = (content: Record<string, Content> = {}): Schema[] =>
  Object.values(content).flatMap(({ schema }) => (schema ? [schema] : []));

/** The schemas that stand in an operation itself. */
export const schemasIn = ({ parameters = [], requestBody, responses }: Operation): Schema[] => [
  ...parameters.flatMap(({ schema }) => (schema ? [schema] : [])),
  ...schemasOf(requestBody?.content),
  ...Object.values(responses).flatMap(({ content }) => schemasOf(content)),
];

/** Calls `visit` with every schema of the document, wherever it stands. */
export function eachSchemaOf(document: ApiDocument, visit: (schema: Schema) => void): void {
  for (const schema of Object.values(document.components.schemas)) eachSchema(schema, visit);
  for (const { operation } of allOperationsOf(document))
    for (const schema of schemasIn(operation)) eachSchema(schema, visit);
}
