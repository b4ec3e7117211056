/** Arguments that say nothing of a person. Whatever else a call names is masked, also what we do not know. */
const OPEN = new Set(
  (
    'team_id team event_type_id service date end_date when from to part_of_day duration timezone language ' +
    'slot_id start booking_id limit'
  ).split(' '),
);
/** Arguments of a call that are kept, and characters of each. */
const MAX_ARGUMENTS = 40;
const MAX_LENGTH = 200;
/** Signs that a masked text shows of its end, where it has enough of them. */
const SHOWN = 2;

/** The arguments of a function, as a log may show them. */
export function maskedArguments(args: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(args).slice(0, MAX_ARGUMENTS);
  return Object.fromEntries(
    entries.map(([name, value]) => [storable(name), OPEN.has(name) ? shown(value) : hidden(value)]),
  );
}

/** `+49•••••••67`: enough to tell two callers apart. */
export const maskedNumber = (number: string): string =>
  number.length > 8 ? `${number.slice(0, 3)}${'•'.repeat(number.length - 5)}${number.slice(-SHOWN)}` : '•••';

/** Keeps only the values that a model may write: drops nested ones. */
function shown(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : '…';
}

/** Numbers and lists are as telling as texts: a number may be a phone number. */
const hidden = (value: unknown): unknown => (value === null || typeof value === 'boolean' ? value : '•••');

/** The text in a form that the database accepts, truncated to the maximum length. */
export const storable = (text: string, maxLength = MAX_LENGTH): string =>
  text.replaceAll('\0', '').slice(0, maxLength).toWellFormed();
