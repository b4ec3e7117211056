import { describe, expect, it } from '@jest/globals';
import { resolveVersion } from './versions';

describe('resolveVersion', () => {
  it.each([
    ['2026-02-25', '2026-02-25'],
    [undefined, '2024-04-15'],
    ['2030-01-01', '2024-04-15'],
    ['"2026-02-25"', '2024-04-15'],
    ['', '2024-04-15'],
  ])('resolveVersion reads %j as %s', (header, version) => {
    expect(resolveVersion(header)).toBe(version);
  });
});
