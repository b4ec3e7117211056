import type { ApiDocument } from './document';
import { eachSchemaOf } from './walk';

const SUFFIX = /Dto$/;

/** Names the schemas as generated clients shall name types, such as `Team`. @throws Error if two names collide. */
export function renameSchemas(document: ApiDocument): void {
  const { schemas } = document.components;
  const renamed = Object.entries(schemas).map(([name, schema]) => [name.replace(SUFFIX, ''), schema] as const);
  const names = new Set(renamed.map(([name]) => name));
  if (names.size < renamed.length) throw new Error('Two classes of the API differ by the ending “Dto” alone');
  document.components.schemas = Object.fromEntries(renamed);
  eachSchemaOf(document, (schema) => {
    if (schema.$ref !== undefined) schema.$ref = schema.$ref.replace(SUFFIX, '');
  });
}
