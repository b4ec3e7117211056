import { reportedNumber } from '@app/speech';
import { maskedNumber } from './masked-arguments';

/** What Retell tells of a call itself, as the log keeps it. */
export interface CallFacts {
  call_id: string;
  agent_id: string;
  direction: 'inbound' | 'outbound' | null;
  number: string | null;
  started_at: string | null;
  ended_at: string | null;
}

const ID = /^[\x21-\x7e]{1,200}$/;
/** No call is from before, or will be after. */
const [FIRST, LAST] = [Date.UTC(2020), Date.UTC(2200)];

/** What is taken of Retell's object, which holds the whole transcript. */
export type CallSketch = Record<
  'call_id' | 'agent_id' | 'direction' | 'from_number' | 'to_number' | 'start_timestamp' | 'end_timestamp',
  unknown
>;

/** @param call Retell's object, signed. */
export function sketchOf(call: Record<string, unknown>): CallSketch {
  const { call_id, agent_id, direction, from_number, to_number, start_timestamp, end_timestamp } = call;
  return { call_id, agent_id, direction, from_number, to_number, start_timestamp, end_timestamp };
}

/** Undefined for one that names no call: there is nothing to log it under. */
export function callFacts(call: CallSketch): CallFacts | undefined {
  const { call_id, agent_id, direction, from_number, to_number, start_timestamp, end_timestamp } = call;
  if (!isId(call_id) || !isId(agent_id)) return undefined;
  const isPhoneCall = direction === 'inbound' || direction === 'outbound';
  const other = direction === 'outbound' ? to_number : from_number;
  return {
    call_id,
    agent_id,
    direction: isPhoneCall ? direction : null,
    number: typeof other === 'string' ? masked(other) : null,
    started_at: instantOf(start_timestamp),
    ended_at: instantOf(end_timestamp),
  };
}

const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);

/** Null for a number that is withheld. */
function masked(number: string): string | null {
  const known = reportedNumber(number);
  return known === undefined ? null : maskedNumber(known);
}

const instantOf = (millis: unknown): string | null =>
  typeof millis === 'number' && millis > FIRST && millis < LAST ? new Date(millis).toISOString() : null;
