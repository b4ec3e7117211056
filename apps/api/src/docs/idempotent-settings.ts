import { IDEMPOTENCY_KEY_HEADER, isIdempotentSetting } from '@app/idempotency';
import type { Route } from '@app/tenancy';
import { describedPath, failureOf } from './common-answers';
import type { ApiDocument } from './document';

/** Describes the header of the routes that honour it by their policy alone. */
export function describeIdempotentSettings(document: ApiDocument, prefix: string, routes: Route[]): void {
  for (const { verb, path, policy } of routes) {
    const operation = document.paths[describedPath(prefix, path)]?.['post'];
    if (!operation || !isIdempotentSetting(verb, policy)) continue;
    const { name, required, description } = IDEMPOTENCY_KEY_HEADER;
    const header = { name, in: 'header', required, description, schema: { type: 'string' } };
    operation.parameters = [...(operation.parameters ?? []), header];
    for (const [status, text] of Object.entries(REFUSALS)) operation.responses[status] ??= failureOf(text);
  }
}

const REFUSALS = {
  409: '`in_progress`: the first request under this key is still running',
  422: '`idempotency_mismatch`: the key was used for another request',
};
