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
/**
 * Placeholders in place of a name, and what a model calls the caller. Excludes words such as "No" or "Blank", which can be
 * names.
 */
const NO_NAMES = new Set(
  'none null nil undefined unknown n/a na unbekannt anonymous anonym unspecified caller customer user anrufer anruferin'.split(
    ' ',
  ),
);
const isNoName = (text: string): boolean =>
  !/\p{L}/u.test(text) ||
  NO_NAMES.has(text.toLowerCase().replace(/^(the|der|die)\s+/, '')) ||
  (text.includes(' ') && isNotGiven(text));
const ANY_PART = /^(any|any ?time|whenever|all day|egal|ganztags|beliebig)$/i;
/** A variable of a prompt that was never set. */
const UNSET_VARIABLE = /^\{\{.*\}\}$/s;

/** An instant as `slots` tell it beside the `slot_id`, and an id where the instant belongs. */
const INSTANT = /^\d{4}-\d\d-\d\dT/;
const SLOT_ID = /^[\w-]{8,}\.[\w-]{10,}$/;

/** A duration with its unit, which the tool's description names. */
const MINUTES = /^\s*(\d{1,4})\s*-?\s*(?:m|min|mins|minutes?|minuten)\.?\s*$/i;

/**
 * Arguments of a model as they are meant: no characters that are not text, no blanks, quotes or labels around an id, and
 * the id and the instant of an offered time each at its place. Without those that are empty.
 */
export function argumentsOfModel(args: Arguments): Arguments {
  const texts = withoutEmpty(
    Object.fromEntries(Object.entries(args).map(([name, value]) => [name, readable(value, name)])),
  );
  const { slot_id: id, start, ...others } = texts;
  if (typeof id === 'string' && INSTANT.test(id)) return { ...others, start: start ?? id };
  if (id === undefined && typeof start === 'string' && SLOT_ID.test(bareId(start)))
    return { ...others, slot_id: bareId(start) };
  return texts;
}

function readable(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? asText(item) : item));
  if (isRecord(value) && name === 'attendee')
    return Object.fromEntries(Object.entries(value).map(([part, inner]) => [part, readable(inner, part)]));
  if (typeof value !== 'string') return value;
  const text = asText(value);
  if (name === 'slot_id') return bareId(text);
  return (name === 'duration' && MINUTES.exec(text)?.[1]) || text;
}

/** Neither NUL nor half a surrogate pair, which a caller can neither say nor mean. */
const asText = (text: string): string => text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '');

const bareId = (text: string): string =>
  text
    .trim()
    .replace(/^slot_?id\W+/i, '')
    .replaceAll(/^[^\w{]+|[^\w}-]+$/g, '');

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
  if (name === 'name') return isNoName(text);
  if (name === 'part_of_day' && ANY_PART.test(text)) return true;
  return OPTIONAL.has(name) && (isNotGiven(text) || (text === '0' && name.endsWith('_id')));
}

/** The given ones of these fields. */
export const pick = (args: Arguments, fields: readonly string[]): Arguments =>
  Object.fromEntries(fields.filter((field) => args[field] !== undefined).map((field) => [field, args[field]]));
