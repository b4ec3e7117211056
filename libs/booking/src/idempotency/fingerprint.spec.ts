import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fingerprintOf } from './fingerprint';

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, turned(item)]),
  );
}

const at = (text: string): string => fingerprintOf({ start: new Date(text) });

describe('a fingerprint', () => {
  it('does not depend on the order of fields', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(fingerprintOf(turned(value))).toBe(fingerprintOf(value))));
  });

  it('does not tell absent from undefined', () => {
    expect(fingerprintOf({ a: 1, b: undefined })).toBe(fingerprintOf({ a: 1 }));
  });

  it('knows moments by their time and lists by their order', () => {
    expect(at('2026-12-01T10:00:00+01:00')).toBe(at('2026-12-01T09:00:00Z'));
    expect(at('2026-12-01T10:00:00Z')).not.toBe(at('2026-12-01T09:00:00Z'));
    expect(fingerprintOf([1, 2])).not.toBe(fingerprintOf([2, 1]));
  });

  it('tells different values apart', () => {
    const values = [{}, { a: 1 }, { a: '1' }, { a: null }, { a: [1] }, { a: { b: 1 } }, { b: 1 }, [], null, '', 0];
    expect(new Set(values.map(fingerprintOf)).size).toBe(values.length);
  });
});
