import { isRecord } from '@app/common';
import { isNotGiven } from '@app/speech';

/** What a function is given, as JSON. */
export type Arguments = Record<string, unknown>;

/** Arguments of which a word can stand for nothing. Of others it may be a name, or the answer to a question. */
const OPTIONAL = new Set(
  'team_id event_type_id date end_date from to duration timezone language start slot_id notes location'.split(' '),
);
/** A variable of a prompt that was never set. */
const UNSET_VARIABLE = /^\{\{.*\}\}$/s;

/**
 * Removes empty arguments, also from the attendee's object: a dynamic variable that was never set arrives as its own
 * name, and a model writes null, "" or "unknown" for unknown values.
 */
export function withoutEmpty(args: Arguments): Arguments {
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

/** The fields that are given. */
export const pick = (args: Arguments, fields: readonly string[]): Arguments =>
  Object.fromEntries(fields.filter((field) => args[field] !== undefined).map((field) => [field, args[field]]));
