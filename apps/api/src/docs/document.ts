/** The parts of JSON Schema that the API description uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  format?: string;
  description?: string;
  default?: unknown;
  example?: unknown;
  /** What each value of an `enum` means. */
  'x-enumDescriptions'?: Record<string, string>;
}

export interface Content {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

interface Reference {
  $ref?: string;
}

export interface Parameter extends Reference {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

export interface Response extends Reference {
  description?: string;
  headers?: Record<string, object>;
  content?: Record<string, Content>;
}

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, Content> };
  responses: Record<string, Response>;
  'x-sent-to'?: string;
  'x-codeSamples'?: object[];
}

export type PathItem = Record<string, Operation>;

/** What the steps of this folder work on: the document as `@nestjs/swagger` derives it, in narrower types. */
export interface ApiDocument {
  info: { title: string; description?: string };
  tags?: { name: string; description?: string }[];
  paths: Record<string, PathItem>;
  webhooks?: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    responses?: Record<string, Response>;
    headers?: Record<string, object>;
  };
}

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

export const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

export const pascal = (text: string): string =>
  text.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
