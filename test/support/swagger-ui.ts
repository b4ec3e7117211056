import type { ApiDocument, Operation, Parameter, Schema } from '../../apps/api/src/docs/document';
import { type Located, operationsOf } from '../../apps/api/src/docs/walk';

/** What ends the sign-in of the page comes last. */
export const LAST = ['changePassword', 'signOut'];
const ORDER = ['get', 'post', 'patch', 'put', 'delete'];

const rank = ({ method, operation }: Located): number =>
  LAST.indexOf(operation.operationId ?? '') + 1 || ORDER.indexOf(method) - ORDER.length;

/** Every operation, in an order in which none takes away what a later one needs. */
export const inOrder = (document: ApiDocument): Located[] =>
  operationsOf(document).toSorted((one, other) => rank(one) - rank(other));

/** What the page would send, or why its button sends nothing. */
export type FilledIn = { path: string; headers: Record<string, string>; body?: unknown } | { missing: string };

type WithExample = Parameter & { example?: unknown };

/** What stands in the field of a parameter before anything is typed. */
const valueOf = ({ example, schema, required }: WithExample): unknown =>
  example ?? schema?.example ?? schema?.default ?? (required ? schema?.enum?.[0] : undefined);

/** What "Execute" sends when nothing is changed, as Swagger UI fills the fields in. */
export function filledIn(path: string, operation: Operation, document: ApiDocument): FilledIn {
  const parameters: WithExample[] = operation.parameters ?? [];
  const empty = parameters.find((one) => one.required && valueOf(one) === undefined);
  // The page marks the field, and sends nothing.
  if (empty) return { missing: empty.name };
  const given = (place: string) =>
    parameters.filter((one) => one.in === place && valueOf(one) !== undefined).map((one) => [one.name, valueOf(one)]);
  const query = given('query').map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  const filled = given('path').reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), path);
  return {
    path: query.length > 0 ? `${filled}?${query.join('&')}` : filled,
    headers: Object.fromEntries(given('header').map(([name, value]) => [name, String(value)])),
    body: bodyOf(operation, document),
  };
}

function bodyOf({ requestBody }: Operation, document: ApiDocument): unknown {
  const content = requestBody?.content['application/json'];
  if (!content) return undefined;
  const [first] = Object.values(content.examples ?? {});
  return content.example ?? first?.value ?? sampleOf(content.schema ?? {}, document);
}

const OF_TYPE: Record<string, unknown> = { string: 'string', integer: 0, number: 0, boolean: true, null: null };

/** What the page makes of a schema without an example: every field, with the value that stands for its type. */
function sampleOf(schema: Schema, document: ApiDocument): unknown {
  const inner = (one: Schema): unknown => sampleOf(one, document);
  const { $ref, example, default: standard, enum: values, type, items, properties, allOf } = schema;
  if ($ref !== undefined) return inner(document.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  const known = example ?? standard ?? values?.[0];
  if (known !== undefined) return known;
  if (allOf) return Object.assign({}, ...allOf.map(inner));
  const [choice] = schema.oneOf ?? schema.anyOf ?? [];
  if (choice) return inner(choice);
  if (items) return [inner(items)];
  if (properties) return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inner(one)]));
  const [first] = [type].flat();
  return first === 'object' ? {} : OF_TYPE[first ?? ''];
}
