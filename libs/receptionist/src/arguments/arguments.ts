import { isRecord } from '@app/common';
import { isNotGiven } from '@app/speech';

/** The arguments of a function, as JSON. */
export type Arguments = Record<string, unknown>;

/** Arguments in which words such as "none" mean "no value". In others they may be a name, or an answer. */
const OPTIONAL = new Set(
  'team_id event_type_id date end_date from to part_of_day duration timezone language start slot_id notes location'.split(
    ' ',
  ),
);
/** Placeholders in place of a name. Excludes words such as "No" or "Blank", which can be names. */
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
  // Ids are never 0.
  if (typeof value !== 'string') return value === null || (value === 0 && name.endsWith('_id'));
  const text = value.trim();
  if (text === '' || UNSET_VARIABLE.test(text)) return true;
  if (name === 'name') return NO_NAMES.has(text.toLowerCase()) || (text.includes(' ') && isNotGiven(text));
  if (name === 'part_of_day' && ANY_PART.test(text)) return true;
  return OPTIONAL.has(name) && (isNotGiven(text) || (text === '0' && name.endsWith('_id')));
}

/** The given ones of these fields. */
export const pick = (args: Arguments, fields: readonly string[]): Arguments =>
  Object.fromEntries(fields.filter((field) => args[field] !== undefined).map((field) => [field, args[field]]));
