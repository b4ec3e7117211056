/** Says again which fields follow. */
const LIST_OF_FIELDS = 'changed';

interface Change {
  from: unknown;
  to: unknown;
}

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The facts of an entry, one a line: `is_active: true → false`. */
export const detailLines = (details: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(details)
    .filter(([field, value]) => field !== LIST_OF_FIELDS || !isListOf(value, details))
    .map(([field, value]) =>
      isChange(value) ? `${field}: ${shown(value.from)} → ${shown(value.to)}` : `${field}: ${shown(value)}`,
    );

/** Whether each of the named fields has a line of its own; a field without values is named in the list alone. */
const isListOf = (value: unknown, details: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(value) && value.every((field) => typeof field === 'string' && field in details);
