import { type ApiDocument, refTo, type Response } from './document';

/** A code of the table of errors, as the description of `ErrorCode` has it. */
interface Code {
  code: string;
  status: string;
  message: string;
}

/** The table, in its order. */
export function codesOf({ components }: ApiDocument): Code[] {
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
export function withExample(status: string, response: Response, codes: Code[]): Response {
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
