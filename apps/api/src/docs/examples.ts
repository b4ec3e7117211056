import type { ApiDocument, Content, Schema } from './document';
import { operationsOf } from './walk';

/**
 * Gives each body that has to be sent an example of what is required alone: pages that try operations out would send every
 * optional field, too, and few of those fit together.
 */
export function giveExamples(document: ApiDocument): void {
  for (const { operation } of operationsOf(document)) {
    const content = operation.requestBody?.content['application/json'];
    if (!content?.schema || content.examples) continue;
    const example = exampleOf(content.schema, document);
    if (Object.keys(example as object).length > 0) content.example = example;
  }
}

/** The first example of a body. */
export const firstExample = ({ example, examples = {} }: Content): unknown =>
  example ?? Object.values(examples)[0]?.value;

function exampleOf(schema: Schema, document: ApiDocument): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref !== undefined)
    return exampleOf(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, document);
  const [first] = schema.oneOf ?? [];
  if (first) return exampleOf(first, document);
  const { properties = {}, required = [] } = schema;
  const needed = Object.entries(properties).filter(([name]) => required.includes(name));
  return Object.fromEntries(needed.map(([name, field]) => [name, exampleOf(field, document)]));
}
