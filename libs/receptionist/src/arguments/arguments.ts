import { isRecord } from '@app/common';
import { isNotGiven } from '@app/speech';

/** What a function is given, as JSON. */
export type Arguments = Record<string, unknown>;

/** Arguments of which a word can stand for nothing. Of others it may be a name, or the answer to a question. */
const OPTIONAL = new Set(
  'team_id event_type_id date end_date from to part_of_day duration timezone language start slot_id notes location'.split(
    ' ',
  ),
);
/** Of one word each, as somebody may be called No or Blank. */
const NO_NAMES = new Set('none null nil undefined unknown n/a na unbekannt anonymous anonym unspecified'.split(' '));
const ANY_PART = /^(any|any ?time|whenever|all day|egal|ganztags|beliebig)$/i;
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

function isEmpty(name: string, value: unknown): boolean {
  // No id is zero.
  if (typeof value !== 'string') return value === null || (value === 0 && name.endsWith('_id'));
  const text = value.trim();
  if (text === '' || UNSET_VARIABLE.test(text)) return true;
  if (name === 'name') return NO_NAMES.has(text.toLowerCase()) || (text.includes(' ') && isNotGiven(text));
  if (name === 'part_of_day' && ANY_PART.test(text)) return true;
  return OPTIONAL.has(name) && (isNotGiven(text) || (text === '0' && name.endsWith('_id')));
}

/** The fields that are given. */
export const pick = (args: Arguments, fields: readonly string[]): Arguments =>
  Object.fromEntries(fields.filter((field) => args[field] !== undefined).map((field) => [field, args[field]]));
