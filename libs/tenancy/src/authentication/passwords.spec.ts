import { describe, expect, it } from '@jest/globals';
import { hashPassword, passwordMatches } from './passwords';

describe('passwords', () => {
  it('passwords are stored as argon2id, each with a salt of its own', async () => {
    const [first, second] = [await hashPassword('grün 🌿'), await hashPassword('grün 🌿')];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
  });

  it('passwords match themselves and nothing else', async () => {
    const stored = await hashPassword('grün 🌿');
    await expect(passwordMatches(stored, 'grün 🌿')).resolves.toBe(true);
    for (const wrong of ['grün', 'grün 🌿 ', 'Grün 🌿', '']) {
      await expect(passwordMatches(stored, wrong)).resolves.toBe(false);
    }
  });

  it('passwords never match where none is stored, not even the decoy', async () => {
    for (const stored of [null, undefined]) {
      await expect(passwordMatches(stored, 'decoy password')).resolves.toBe(false);
    }
  });
});
