import { isRecord } from '@app/common';
import { CalcomApiException, type CalcomErrorCode } from './calcom-api.exception';
import { type OperationName, operationOf } from './operations';
import { refusedBooking, saidRefusal } from './refused-booking';
import { refusedField } from './refused-field';

/** An answer as it came over the wire. Header names are in lower case. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
}

/** The router's message for a path that the requested version does not have. */
const NO_ROUTE = /^Cannot [A-Z]+ \//;
/** After its limit is hit, a key is blocked for a full minute. */
const BLOCKED_SECONDS = 60;
/** Accounts have been locked for days. Once an hour, a call asks whether that is over. */
const MAX_BLOCKED_SECONDS = 3600;
/** More is a point in time, or nonsense. */
const MAX_NAMED_SECONDS = 30 * 86_400;
const HARMLESS_ID = /^[\w.-]{1,64}$/;

/** The exception for an answer that is not a success. */
export function refusal(operation: OperationName, answer: HttpAnswer): CalcomApiException {
  const code = codeOf(operation, answer);
  return new CalcomApiException(operation, code, {
    status: answer.status,
    field: code === 'field_refused' ? refusedField(messageOf(answer.text)) : undefined,
    requestId: requestIdOf(answer),
    retryAfter: retryAfterOf(code, answer),
  });
}

function retryAfterOf(code: CalcomErrorCode, { headers }: HttpAnswer): number | undefined {
  if (code === 'rate_limited') return secondsToWait(headers);
  return code === 'unavailable' && headers['retry-after'] !== undefined ? secondsToWait(headers) : undefined;
}

/** Cal.com's id of the request; undefined where it could forge a log line. */
export function requestIdOf({ headers }: HttpAnswer): string | undefined {
  const id = headers['x-request-id'];
  return typeof id === 'string' && HARMLESS_ID.test(id) ? id : undefined;
}

function codeOf(operation: OperationName, { status, text }: HttpAnswer): CalcomErrorCode {
  if (status >= 500) return failedRefusal(operation, status, text) ?? 'unavailable';
  if (status === 429) return 'rate_limited';
  if (status === 408) return 'timeout';
  // An HTML page comes from the edge or a proxy: its 401, 403 or 404 says nothing about the key or the booking.
  if (status < 400 || text.trimStart().startsWith('<')) return 'unexpected_answer';
  const message = messageOf(text);
  if (status === 404 && NO_ROUTE.test(message)) return 'misrouted';
  if (operationOf(operation).kind === 'write') return refusedBooking(operation, status, message);
  if (operation === 'listSlots' && status === 404) return 'event_type_gone';
  if (status === 401 || status === 498) return 'unauthorized';
  if (status === 403) return 'forbidden';
  return status === 404 ? 'not_found' : 'invalid_request';
}

/** The names of the booking engine's errors, and of its unique key: the engine has been seen to answer them with 500. */
const ENGINE_ERROR = /^[a-z]+(_[a-z]+)+$|^unique constraint failed/i;

function failedRefusal(operation: OperationName, status: number, text: string): CalcomErrorCode | undefined {
  if (status !== 500 || operationOf(operation).kind !== 'write') return undefined;
  const message = messageOf(text);
  return ENGINE_ERROR.test(message) ? saidRefusal(message) : undefined;
}

/** What a message says that is only the name of its status: the details say more then. */
const STATUS_NAME = /^([\w ]*exception|bad request|unauthorized|forbidden|not found|conflict|unprocessable entity|)$/i;

/**
 * Cal.com fails in two shapes: `{error: {message}}`, and the bare `{statusCode, message}` of its booking engine. Between
 * them and the sentence there may be `details`, a list or a further object; proxies send the sentence alone.
 */
function messageOf(text: string): string {
  const body = parsed(text);
  if (!isRecord(body)) return sentenceIn(body) ?? '';
  const error = isRecord(body.error) ? body.error : {};
  const found = [
    error.message,
    body.message,
    error.details,
    body.errors,
    body.error,
    isRecord(body.data) ? body.data.message : null,
  ];
  const sentences = found.map((value) => sentenceIn(value)).filter((sentence) => sentence !== undefined);
  return sentences.find((sentence) => !STATUS_NAME.test(sentence)) ?? sentences[0] ?? '';
}

/** Deeper lie the values that Cal.com repeats. */
const MAX_DEPTH = 3;

function sentenceIn(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value;
  if (depth === MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return value.flatMap((item) => sentenceIn(item, depth + 1) ?? []).join(', ') || undefined;
  return isRecord(value) ? sentenceIn(value.message ?? value.errors, depth + 1) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Cal.com's header holds seconds to wait; `Retry-After` (RFC 9110), which others send, those or a date. */
function secondsToWait(headers: Record<string, unknown>): number {
  // Each limit of a key has a name, and the key is blocked only while all of them are.
  const resets = Object.keys(headers).filter((name) => /^x-ratelimit-reset(-|$)/.test(name));
  const ends = resets.map((name) => secondsIn(headers[name])).filter(isSensible);
  const named = ends.length > 0 ? Math.min(...ends) : [secondsIn(headers['retry-after'])].find(isSensible);
  return named === undefined ? BLOCKED_SECONDS : Math.min(MAX_BLOCKED_SECONDS, Math.ceil(named));
}

const isSensible = (seconds: number): boolean => seconds > 0 && seconds <= MAX_NAMED_SECONDS;

function secondsIn(header: unknown): number {
  const seconds = Number(header ?? Number.NaN);
  return Number.isNaN(seconds) ? (Date.parse(String(header)) - Date.now()) / 1000 : seconds;
}
