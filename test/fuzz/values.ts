import * as fc from 'fast-check';
import { isRecord } from '@app/common';
import type { Schema } from './document';

/**
 * Values that exist in the world under test, without which requests would find nothing: by the name of a field, of an
 * operation for its whole body, or of an operation and `?` for its whole query.
 */
export type Hints = Record<string, readonly unknown[]>;

/** Edge cases and attacks, to be sent in place of valid values. */
export const STRANGE: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  0,
  -1,
  -0,
  1.5,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  1e308,
  '0',
  '-1',
  '1e3',
  '0x10',
  '٣',
  '9'.repeat(400),
  'NaN',
  'null',
  'undefined',
  'constructor',
  '__proto__',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '🙂'.repeat(300),
  'ﷺ\u202e\ufeff',
  "1' or '1'='1",
  '1; drop table bookings; --',
  '{{name}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00%0d%0a',
  '2026-02-30',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '+275760-09-13T00:00:00Z',
  '2026-12-01T10:00:00+99:00',
  [],
  [[]],
  [1, 2],
  {},
  { $ne: null },
  { toString: 'x' },
  { length: -1 },
];

const strange: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...STRANGE) },
  { weight: 1, arbitrary: fc.constant('x'.repeat(20_000)) },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
);

const text = ({ minLength = 0, maxLength = 30 }: Schema): fc.Arbitrary<string> => {
  const length = { minLength, maxLength: Math.max(minLength, maxLength) };
  return fc.oneof(
    fc.string({ unit: 'grapheme', ...length, size: 'small' }),
    fc.constantFrom(minLength, maxLength).map((many) => 'é'.repeat(many)),
  );
};

const number = (schema: Schema): fc.Arbitrary<number> => {
  const min = schema.minimum ?? (schema.exclusiveMinimum === undefined ? -1000 : schema.exclusiveMinimum + 1);
  const max = schema.maximum ?? 1_000_000;
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
};

const instant = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

function ofType(type: string, schema: Schema, hints: Hints): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return number(schema);
  if (type === 'array') return fc.array(valid(schema.items ?? {}, hints), { maxLength: 4 });
  if (type === 'object') return object(schema, hints);
  if (schema.format === 'date') return instant.map((date) => date.toISOString().slice(0, 10));
  if (schema.format === 'date-time') return instant.map((date) => date.toISOString());
  if (schema.format === 'email') return fc.emailAddress();
  return text(schema);
}

function object({ properties = {}, required = [], additionalProperties }: Schema, hints: Hints): fc.Arbitrary<unknown> {
  const own = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valid(schema, hints, name)])),
    { requiredKeys: required },
  );
  if (typeof additionalProperties !== 'object') return own;
  const more = fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), valid(additionalProperties, hints), {
    maxKeys: 5,
    noNullPrototype: true,
  });
  return fc.tuple(own, more).map(([first, second]) => ({ ...second, ...first }));
}

/** Values that the schema allows; where there are hints, mostly those. */
export function valid(schema: Schema, hints: Hints, name = ''): fc.Arbitrary<unknown> {
  const known = hints[name];
  const made = schema.enum
    ? fc.constantFrom(...schema.enum)
    : schema.oneOf
      ? fc.oneof(...schema.oneOf.map((part) => valid(part, hints, name)))
      : fc.oneof(...[schema.type ?? 'object'].flat().map((type) => ofType(type, schema, hints)));
  return known?.length
    ? fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made })
    : made;
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function changedAt(value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  const changed = changedAt(copy[key], rest, change);
  if (changed === GONE) delete copy[key];
  else copy[key] = changed;
  return copy;
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce((inside, key) => (inside as Record<string | number, unknown>)[key], value);

const GONE = Symbol('gone');

/** The same value with one fault somewhere: a replaced, added, missing, wrapped or repeated part. */
export const spoilt = (from: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      from,
      fc.nat(),
      strange,
      fc.constantFrom('replace', 'replace', 'null', 'drop', 'add', 'add', 'wrap', 'repeat'),
      fc.string(),
    )
    .map(([value, position, other, how, name]) => {
      // A field can only be added to an object.
      const paths = pathsOf(value).filter((path) => how !== 'add' || isRecord(at(value, path)));
      const path = paths[position % paths.length] ?? [];
      const changed = changedAt(value, path, (old) => {
        if (how === 'drop') return path.length === 0 ? undefined : GONE;
        if (how === 'null') return null;
        if (how === 'wrap') return [old];
        if (how === 'repeat') return [old, old];
        return how === 'add' && isRecord(old) ? { ...old, [name]: other } : other;
      });
      return changed === GONE ? undefined : changed;
    });

/** The value as text of a path or a query. */
export const written = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

export const anything = strange;
