import type { ApiDocument } from './document';
import { operationsOf } from './walk';

/**
 * Tells examples of optional parameters in words: pages that try operations out fill in what stands as `example`, and a
 * filter that nobody has chosen finds nothing.
 */
export function leaveOptionalEmpty(document: ApiDocument): void {
  for (const { operation } of operationsOf(document)) {
    for (const parameter of operation.parameters ?? []) {
      const { required, schema, description } = parameter;
      if (required || schema?.example === undefined) continue;
      parameter.description = `${description ? `${description}. ` : ''}For example \`${String(schema.example)}\``;
      delete schema.example;
    }
  }
}
