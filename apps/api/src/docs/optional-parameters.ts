import type { ApiDocument } from './document';
import { operationsOf } from './walk';

/**
 * Moves examples of optional parameters into their descriptions: pages that try operations out fill in every `example`,
 * and a filter that the user did not choose finds nothing.
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
