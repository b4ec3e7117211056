import { STATUS_CODES } from 'node:http';
import { type ApiDocument, allOperationsOf, pascal, refTo, type Response } from './document';

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

/** A code of the table of errors, as the description of `ErrorCode` has it. */
interface Code {
  code: string;
  status: string;
  message: string;
}

function codesOf({ components }: ApiDocument): Code[] {
  const { description = '', 'x-enumDescriptions': messages = {} } = components.schemas['ErrorCode'] ?? {};
  return [...description.matchAll(/^- `(\w+)` \((\d+)\)/gm)].map(([, code = '', status = '']) => ({
    code,
    status,
    message: messages[code] ?? '',
  }));
}

/** What a status most often means, where the table has several codes for it. */
const COMMONEST: Record<string, string> = { 400: 'validation_failed', 503: 'unavailable' };

/** With the first code that the description names, else the commonest of the status. */
function withExample(status: string, response: Response, codes: Code[]): Response {
  const named = [...(response.description ?? '').matchAll(/`(\w+)`/g)].map(([, word = '']) => word);
  const ofStatus = codes.filter((one) => one.status === status);
  const found =
    codes.find(({ code }) => code === named.find((word) => codes.some((one) => one.code === word))) ??
    ofStatus.find(({ code }) => code === COMMONEST[status]) ??
    ofStatus[0];
  if (!found) return response;
  const { code, message } = found;
  const example = { success: false, statusCode: Number(status), code, message, request_id: REQUEST_ID };
  return { ...response, content: { 'application/json': { schema: refTo('ErrorAnswer'), example } } };
}

const REQUEST_ID = '0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53';
