import type { FieldProblem } from '../errors/errors';

/** No request of ours is deeper; the libraries that read them go down by recursion. */
const MAX_DEPTH = 16;

/** No request of ours comes near; each value costs the libraries microseconds, and a refused one a line in the answer. */
export const MAX_VALUES = 500;

/** Counted before anything walks through all of them. */
export function hasTooManyValues(value: unknown): boolean {
  const waiting = [value];
  for (let count = 0; count < waiting.length; count++) {
    const item = waiting[count];
    if (typeof item !== 'object' || item === null) continue;
    const inside: unknown[] = Object.values(item);
    if (waiting.length + inside.length > MAX_VALUES) return true;
    waiting.push(...inside);
  }
  return false;
}

/**
 * What no field can hold, wherever it stands in a value. Told here, it is a field that was refused and not a failure
 * further down: PostgreSQL takes neither NUL nor half a surrogate pair, in text nor in JSON, and class-transformer
 * passes over names that every object has, such as `constructor`, without a word.
 */
export function unreadableIn(value: unknown, path: readonly string[] = []): FieldProblem[] {
  if (typeof value === 'string') return isText(value) ? [] : [problem(path, 'contains characters that are not text')];
  if (typeof value !== 'object' || value === null) return [];
  if (path.length > MAX_DEPTH) return [problem(path.slice(0, 1), 'is nested too deeply')];
  return Object.entries(value).flatMap(([key, item]) => {
    if (!isText(key)) return [problem(path, 'contains a name that is not text')];
    if (key in Object.prototype) return [problem([...path, key], 'is not a known field')];
    return unreadableIn(item, [...path, key]);
  });
}

const isText = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

const problem = (path: readonly string[], message: string): FieldProblem => ({
  field: path.join('.') || 'body',
  message,
});
