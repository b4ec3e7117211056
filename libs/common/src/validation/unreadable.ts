import type { FieldProblem } from '../errors/errors';

/** No DTO is deeper. The libraries that read a body recurse, so depth is bounded first. */
const MAX_DEPTH = 16;

/** No DTO has as many. Each value costs the libraries microseconds, and a refused one a line of the answer. */
export const MAX_VALUES = 500;

/** Whether a value holds more than {@link MAX_VALUES}. Stops counting there, so a huge body costs nothing. */
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
 * What no field can hold, anywhere in a value. Refused here as a field, it cannot fail further down: PostgreSQL accepts
 * neither NUL nor half a surrogate pair, in text nor in JSON, and class-transformer silently skips names that every
 * object has, such as `constructor`.
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
