import { isRecord } from '@app/common';

/** Deeper values do not fit on the stack of what compares and writes them. */
const MAX_DEPTH = 32;

/** Whether PostgreSQL takes a text: it knows no NUL, and no half of a surrogate pair. */
export const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** Whether a value can be stored as JSON, down to its last key. */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  return (
    isRecord(value) && Object.entries(value).every(([key, item]) => isStorableText(key) && isStorable(item, depth + 1))
  );
}
