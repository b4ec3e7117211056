import type { ApiDocument, Schema } from './document';
import { allOperationsOf, eachSchema, schemasIn } from './walk';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Narrows what the decorators leave wide: numbers are whole unless their example says otherwise, a single value is a
 * `const`, and times of answers have an offset. Times of requests may lack one, so only their validation says what they are.
 * @param checked names of the classes that requests are checked against.
 */
export function narrowValues(document: ApiDocument, checked: ReadonlySet<string>): void {
  for (const [name, schema] of Object.entries(document.components.schemas)) narrow(schema, !checked.has(name));
  for (const { operation } of allOperationsOf(document))
    for (const schema of schemasIn(operation)) narrow(schema, false);
}

function narrow(schema: Schema, isAnswer: boolean): void {
  eachSchema(schema, (one) => {
    narrowConst(one);
    unwrapReference(one);
    for (const field of [...Object.values(one.properties ?? {}), ...(one.items ? [one.items] : [])]) {
      narrowNumber(field);
      if (isAnswer) narrowMoment(field);
    }
  });
}

const isOf = ({ type }: Schema, wanted: string): boolean => [type].flat().includes(wanted);

function narrowConst(schema: Schema): void {
  if (schema.enum?.length !== 1 || schema.enum[0] === null) return;
  schema.const = schema.enum[0];
  delete schema.enum;
}

/** A reference may have a description beside it since OpenAPI 3.1. */
function unwrapReference(schema: Schema): void {
  const [only, ...others] = schema.allOf ?? [];
  if (only?.$ref === undefined || others.length > 0) return;
  schema.$ref = only.$ref;
  delete schema.allOf;
}

function narrowNumber(schema: Schema): void {
  const { type, example } = schema;
  if (!isOf(schema, 'number') || (typeof example === 'number' && !Number.isInteger(example))) return;
  schema.type = Array.isArray(type) ? type.map((one) => (one === 'number' ? 'integer' : one)) : 'integer';
}

function narrowMoment(schema: Schema): void {
  if (isOf(schema, 'string') && typeof schema.example === 'string' && MOMENT.test(schema.example))
    schema.format ??= 'date-time';
}
