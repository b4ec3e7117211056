import { describe, expect, it } from '@jest/globals';
import { isRecord } from './is-record';

describe('isRecord', () => {
  it.each([[{}], [{ a: 1 }], [Object.create(null)]])('isRecord says yes to %j', (value) =>
    expect(isRecord(value)).toBe(true),
  );

  it.each([[null], [undefined], [[]], ['{}'], [1], [() => 1]])('isRecord says no to %p', (value) =>
    expect(isRecord(value)).toBe(false),
  );
});
