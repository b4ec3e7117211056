import { AppError, isRecord } from '@app/common';
import type { FunctionFacts } from '@app/receptionist';

/** The parts of Retell's `{name, args, call}` that we use. */
export interface AgentCall {
  args: Record<string, unknown>;
  /** Absent where the tool sends its arguments alone. */
  callId?: string;
  /** What the line says of the other side of a phone call; absent in web calls. */
  reportedNumber?: unknown;
}

const CALL_ID = /^[\x21-\x7e]{1,200}$/;
/** Names in whole calls, and in events. */
const NO_ARGUMENTS = ['"call"', '"chat"', '"call_inbound"', '"event"'];
/** Arguments alone are short. */
const MAX_BARE_BYTES = 16_384;
/** Of Retell's tools: with it, a tool sends neither the call nor its agent. */
const SETTING = 'switch off "Payload: args only" in the settings of this tool at Retell';

/**
 * Reads a signed body: a whole call, or, of questions, the arguments alone.
 * @param facts of the function that the route serves: a body signed for another function is not accepted here.
 * @throws AppError 400 `malformed_call`.
 */
export function readAgentCall(
  body: unknown,
  { name: functionName, kind }: Pick<FunctionFacts, 'name' | 'kind'>,
): AgentCall {
  if (isRecord(body) && isBare(body)) {
    if (kind === 'write') throw malformed(`needs the whole call: ${SETTING}`);
    return { args: body };
  }
  const { name, args: given, call: told, chat }: Record<string, unknown> = isRecord(body) ? body : {};
  const call = told ?? callOf(chat);
  if (typeof name !== 'string' || !isRecord(call) || typeof call.call_id !== 'string' || !CALL_ID.test(call.call_id))
    throw malformed('needs name, args and call.call_id');
  if (name.replaceAll('-', '_') !== functionName)
    throw malformed(`is for the function "${functionName}"; the body names another`);
  const args = argumentsIn(given);
  if (!args) throw malformed('needs args to be an object');
  const number = call.direction === 'outbound' ? call.to_number : call.from_number;
  return { args, callId: call.call_id, ...(number === undefined ? {} : { reportedNumber: number }) };
}

/** A chat is to its agent what a call is to another one. */
const callOf = (chat: unknown): unknown => (isRecord(chat) ? { ...chat, call_id: chat.chat_id } : undefined);

/** What a model, or a tool in between, has put the arguments into. */
const WRAPPERS = ['args', 'arguments', 'parameters'];

/** The arguments as an object: they may be absent, written as a text, or wrapped once more. Undefined: they are none. */
function argumentsIn(given: unknown): Record<string, unknown> | undefined {
  const args = asObject(given);
  const [[name, inner] = [], ...others] = Object.entries(args ?? {});
  const isWrapped = name !== undefined && WRAPPERS.includes(name) && others.length === 0;
  return isWrapped ? (asObject(inner) ?? args) : args;
}

function asObject(given: unknown): Record<string, unknown> | undefined {
  if (given == null || given === '') return {};
  if (typeof given === 'string') return objectIn(given);
  return isRecord(given) ? given : undefined;
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a body holds arguments alone: a setting of Retell's tools. */
export const isBare = (body: Record<string, unknown>): boolean =>
  body.call === undefined && body.chat === undefined && !isRecord(body.args);

/** The same of a body that is not parsed yet, if it names anything. */
export const isBareText = (body: Buffer): boolean =>
  body.length <= MAX_BARE_BYTES &&
  /^\s*\{\s*"/.test(body.toString('latin1', 0, 100)) &&
  !NO_ARGUMENTS.some((name) => body.includes(name));

/** The 400 of arguments alone, at an address that names no agent. */
export const agentNotNamed = (): AppError =>
  malformed(
    `has no agent to check the signature of: ${SETTING}, or name the agent in its URL, as in ?agent_id=agent_1`,
  );

const malformed = (what: string): AppError => new AppError('malformed_call', { message: `This route ${what}` });
