import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { createValidationPipe, validated } from './validation';

class Person {
  @IsString() @MaxLength(5) name: string;
}

class Body {
  @IsInt() count: number;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Person) person?: Person;
  @IsOptional() @IsObject() facts?: object;
}

/** `field: message` of each problem. */
function problemsOf(value: unknown): string[] {
  try {
    validated(Body, value);
    return [];
  } catch (error) {
    const { details } = error as { details: { field: string; message: string }[] };
    return details.map(({ field, message }) => `${field}: ${message}`);
  }
}

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

describe('a validated value', () => {
  it('a validated value becomes an instance of its class', () => {
    const body = validated(Body, { count: 1, person: { name: 'Erika' } });
    expect(body).toBeInstanceOf(Body);
    expect(body.person).toBeInstanceOf(Person);
  });

  it('a validated value gets every problem reported by its field, once', () => {
    expect(problemsOf({ person: { name: 'Friederike' }, size: 5 })).toEqual([
      'size: is not a known field',
      'count: is required',
      'person.name: must be shorter than or equal to 5 characters',
    ]);
    expect(problemsOf({ count: 1, person: { name: 'Erika', age: 5 } })).toEqual(['person.age: is not a known field']);
  });

  it.each([null, undefined, [], [{ count: 1 }], 'text', 5, true])(
    'a validated value is an object, and not %j',
    (value) => {
      expect(problemsOf(value)).toEqual(['body: must be a JSON object']);
    },
  );

  it('a validated value is text that can be stored, names and all', () => {
    expect(problemsOf({ count: 1, facts: { a: ['x', { b: 'nul \u0000' }] } })).toEqual([
      'facts.a.1.b: contains characters that are not text',
    ]);
    expect(problemsOf({ count: 1, person: { name: '\ud83d' } })).toEqual([
      'person.name: contains characters that are not text',
    ]);
    expect(problemsOf({ count: 1, facts: { 'a\u0000': 1 } })).toEqual(['facts: contains a name that is not text']);
    expect(problemsOf({ count: 1, person: { name: '🙂 李' } })).toEqual([]);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
    'a validated value has no field that every object has: %s',
    (name) => {
      const value: unknown = JSON.parse(`{"count":1,"${name}":"x"}`);
      expect(problemsOf(value)).toEqual([`${name}: is not a known field`]);
    },
  );

  it('a validated value is not nested without end', () => {
    expect(problemsOf({ count: 1, facts: { a: nested(10) } })).toEqual([]);
    expect(problemsOf({ count: 1, facts: { a: nested(400) } })).toEqual(['facts: is nested too deeply']);
  });

  it('a validated value does not have values without end: a refusal must not be larger than what is refused', () => {
    const facts = (count: number): object => ({ count: 1, facts: { a: Array.from({ length: count }, () => 1) } });
    expect(problemsOf(facts(400))).toEqual([]);
    expect(problemsOf(facts(100_000))).toEqual(['body: must not have more than 500 values']);
    const unknown = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`field ${index}`, 1]));
    expect(problemsOf(unknown)).toEqual(['body: must not have more than 500 values']);
  });
});

describe('the pipe', () => {
  const pipe = createValidationPipe();

  it('the pipe validates what has a class, and leaves the rest as it is', async () => {
    const good = await pipe.transform({ count: 1 }, { type: 'body', metatype: Body });
    expect(good).toBeInstanceOf(Body);
    await expect(pipe.transform({}, { type: 'query', metatype: Body })).rejects.toMatchObject({
      code: 'validation_failed',
    });
    const anything = { anything: '\u0000' };
    expect(await pipe.transform(anything, { type: 'body', metatype: Object })).toEqual(anything);
    expect(await pipe.transform(anything, { type: 'custom', metatype: Body })).toBe(anything);
  });
});
