import { describe, expect, it } from '@jest/globals';
import { hashPassword, passwordMatches } from './passwords';

describe('passwords', () => {
  it('are kept as argon2id, each with a salt of its own', async () => {
    const [first, second] = [await hashPassword('grün 🌿'), await hashPassword('grün 🌿')];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
  });

  it('match themselves and nothing else', async () => {
    const stored = await hashPassword('grün 🌿');
    await expect(passwordMatches(stored, 'grün 🌿')).resolves.toBe(true);
    for (const wrong of ['grün', 'grün 🌿 ', 'Grün 🌿', '']) {
      await expect(passwordMatches(stored, wrong)).resolves.toBe(false);
    }
  });

  it('never match where none is stored, not even the one that is compared instead', async () => {
    for (const stored of [null, undefined]) {
      await expect(passwordMatches(stored, 'nobody has this password')).resolves.toBe(false);
    }
  });
});
