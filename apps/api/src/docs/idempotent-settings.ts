import type { OpenAPIObject } from '@nestjs/swagger';
import { IDEMPOTENCY_KEY_HEADER, isIdempotentSetting } from '@app/idempotency';
import type { Route } from '@app/tenancy';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

/** Describes the header of the routes that honour it by their policy alone. */
export function describeIdempotentSettings(document: OpenAPIObject, prefix: string, routes: Route[]): void {
  for (const { verb, path, policy } of routes) {
    if (!isIdempotentSetting(verb, policy)) continue;
    const described = `/${prefix}/${path.replaceAll(/:(\w+)/g, '{$1}')}`;
    const operation = document.paths[described]?.post as Operation;
    const { name, required, description } = IDEMPOTENCY_KEY_HEADER;
    operation.parameters = [
      ...(operation.parameters ?? []),
      { name, in: 'header', required, description, schema: { type: 'string' } },
    ];
    for (const [status, text] of Object.entries(REFUSALS))
      operation.responses[status] ??= {
        description: text,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorAnswer' } } },
      };
  }
}

const REFUSALS = {
  409: '`in_progress`: the first request under this key is still running',
  422: '`idempotency_mismatch`: the key was used for another request',
};
