import { describe, expect, it } from '@jest/globals';
import { pathWithin } from './path-within';

describe('where signing in leads', () => {
  it.each([
    ['/?team=5&day=2026-12-01', '/?team=5&day=2026-12-01'],
    ['/bookings', '/bookings'],
    ['/a/../bookings', '/bookings'],
  ])('is within the page: %s', (wanted, path) => {
    expect(pathWithin(wanted)).toBe(path);
  });

  it.each([
    'https://example.com',
    '//example.com',
    '/\\example.com',
    'javascript:alert(1)',
    '/signin?x',
    '',
    5,
    undefined,
  ])('is not %j', (wanted) => expect(pathWithin(wanted)).toBeUndefined());
});
