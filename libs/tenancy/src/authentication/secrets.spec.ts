import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { digestOf, newSecret, sameDigest } from './secrets';

describe('secrets', () => {
  it('secrets are 40 characters that need no escaping, never the same twice', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{40}$/);
  });

  it('secrets are stored as Sanctum stores them', () => {
    const secret = 'Zk3vPq8mXc7LsT2yWb9nRd4hJf6gKa1eUo5iVxQz';
    expect(digestOf(secret)).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(digestOf(secret)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('digests', () => {
  it.each([
    ['the same', 'abc', 'abc', true],
    ['different', 'abc', 'abd', false],
    ['of another length', 'abc', 'abcd', false],
    ['empty', '', 'abc', false],
  ])('digests that are %s are compared correctly', (_, left, right, same) => {
    expect(sameDigest(left, right)).toBe(same);
  });
});
