import { AppError, isRecord } from '@app/common';
import { isNotGiven } from '@app/speech';

/** The parts of Retell's `{name, args, call}` that we use. */
export interface AgentCall {
  name: string;
  args: Record<string, unknown>;
  callId: string;
  /** What the line says of the other side of a phone call; absent in web calls. */
  reportedNumber?: unknown;
}

/** Arguments of which a word can stand for nothing. Of others it may be a name, or the answer to a question. */
const OPTIONAL = new Set(
  'team_id event_type_id date end_date from to duration timezone language start slot_id notes location'.split(' '),
);
/** A dynamic variable of Retell's that was never set. */
const UNSET_VARIABLE = /^\{\{.*\}\}$/s;
const CALL_ID = /^[\x21-\x7e]{1,200}$/;

/**
 * Reads a signed body.
 * @param functionName the function that the route serves: a body signed for another function is not accepted here.
 * @throws AppError 400 `malformed_call`.
 */
export function readAgentCall(body: unknown, functionName: string): AgentCall {
  const { name, args = {}, call } = isRecord(body) ? body : {};
  if (typeof name !== 'string' || !isRecord(call) || typeof call.call_id !== 'string' || !CALL_ID.test(call.call_id))
    throw malformed('needs name, args and call.call_id');
  if (name.replaceAll('-', '_') !== functionName)
    throw malformed(`is for the function "${functionName}"; the body names another`);
  if (!isRecord(args)) throw malformed('needs args to be an object');
  const number = call.direction === 'outbound' ? call.to_number : call.from_number;
  return {
    name: functionName,
    args: withoutEmpty(args),
    callId: call.call_id,
    ...(number === undefined ? {} : { reportedNumber: number }),
  };
}

/**
 * Removes empty arguments, also from the attendee's object: a dynamic variable that was never set arrives as its own
 * name, and a model writes null, "" or "unknown" for unknown values.
 */
function withoutEmpty(args: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(args).filter(([name, value]) => !isEmpty(name, value));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name === 'attendee' && isRecord(value) ? withoutEmpty(value) : value]),
  );
}

const isEmpty = (name: string, value: unknown): boolean => {
  if (typeof value !== 'string') return value === null;
  const text = value.trim();
  return text === '' || UNSET_VARIABLE.test(text) || (OPTIONAL.has(name) && isNotGiven(text));
};

const malformed = (what: string): AppError => new AppError('malformed_call', { message: `This route ${what}` });
