import { STATUS_CODES } from 'node:http';
import { type ApiDocument, pascal, refTo, type Response } from './document';
import { codesOf, withExample } from './failure-examples';
import { allOperationsOf } from './walk';

const FAILURE = refTo('ErrorAnswer').$ref;

interface Failure {
  response: Response;
  /** The operations whose answer it is, in their order. */
  uses: string[];
}

/**
 * Describes each failure once, under a name, with an example of its own: the commonest of a status is called after the
 * status, such as `Forbidden`, the others also after the first operation that they belong to.
 */
export function shareFailures(document: ApiDocument): void {
  const byText = new Map<string, Failure & { status: string }>();
  for (const { operation } of allOperationsOf(document)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      if (response.content?.['application/json']?.schema?.$ref !== FAILURE) continue;
      const key = JSON.stringify([status, response]);
      const failure = byText.get(key) ?? { status, response, uses: [] };
      failure.uses.push(operation.operationId ?? '');
      byText.set(key, failure);
    }
  }
  const names = namesOf([...byText.entries()]);
  const codes = codesOf(document);
  document.components.responses = Object.fromEntries(
    [...byText].map(([key, { status, response }]) => [names.get(key) ?? '', withExample(status, response, codes)]),
  );
  for (const { operation } of allOperationsOf(document))
    for (const [status, response] of Object.entries(operation.responses)) {
      const name = names.get(JSON.stringify([status, response]));
      if (name !== undefined) operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
}

function namesOf(failures: [key: string, failure: Failure & { status: string }][]): Map<string, string> {
  const taken = new Set<string>();
  const commonestFirst = failures.toSorted(([, a], [, b]) => b.uses.length - a.uses.length);
  return new Map(
    commonestFirst.map(([key, { status, uses }]) => {
      const title = pascal(STATUS_CODES[status] ?? status);
      const name = taken.has(title) ? pascal(uses[0] ?? '') + title : title;
      taken.add(name);
      return [key, name];
    }),
  );
}
