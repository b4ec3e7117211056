import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fingerprintOf } from './fingerprint';

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

const at = (text: string): string => fingerprintOf({ start: new Date(text) });

describe('fingerprintOf', () => {
  it('a fingerprint does not depend on the order of fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => expect(fingerprintOf(reversed(value))).toBe(fingerprintOf(value))),
    );
  });

  it('a fingerprint is the same for an absent and an undefined field', () => {
    expect(fingerprintOf({ a: 1, b: undefined })).toBe(fingerprintOf({ a: 1 }));
  });

  it('a fingerprint depends on the instant of a date and the order of a list', () => {
    expect(at('2026-12-01T10:00:00+01:00')).toBe(at('2026-12-01T09:00:00Z'));
    expect(at('2026-12-01T10:00:00Z')).not.toBe(at('2026-12-01T09:00:00Z'));
    expect(fingerprintOf([1, 2])).not.toBe(fingerprintOf([2, 1]));
  });

  it('a fingerprint differs for different values', () => {
    const values = [{}, { a: 1 }, { a: '1' }, { a: null }, { a: [1] }, { a: { b: 1 } }, { b: 1 }, [], null, '', 0];
    expect(new Set(values.map(fingerprintOf)).size).toBe(values.length);
  });
});
