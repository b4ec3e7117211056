import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type EncryptionKey, KeyRing } from '@app/common';
import { accountNamesOf } from './account-names';

const key = (kid: string): EncryptionKey => ({ kid, secret: randomBytes(32) });
const [OLD, NEW] = [key('old'), key('new')];
const EMAIL = 'admin@example.org';
const names = (email: string, ...keys: EncryptionKey[]): string[] => accountNamesOf(email, new KeyRing(keys));

describe('the name of an account', () => {
  it('the name of an account is the same in every instance, however the address is written', () => {
    const [name] = names(EMAIL, OLD);
    expect(name).toMatch(/^[\w-]{22}$/);
    for (const email of ['Admin@Example.org', ` ${EMAIL} `]) expect(names(email, OLD)).toEqual([name]);
    expect(names('admin@example.com', OLD)).not.toEqual([name]);
  });

  it('the name of an account cannot be computed from its address without a key', () => {
    const known = names(EMAIL, OLD);
    expect(names(EMAIL, NEW)).not.toEqual(known);
    for (const algorithm of ['sha256', 'sha512', 'md5']) {
      const digest = createHash(algorithm).update(EMAIL).digest('base64url');
      expect(known.some((name) => digest.startsWith(name))).toBe(false);
    }
    // Digests of the same key for another purpose differ, too.
    expect(new KeyRing([OLD]).digests(EMAIL, 'slot-id')[0]?.toString('base64url').slice(0, 22)).not.toBe(known[0]);
  });

  it('the name of an account is shared by all instances at every step of a key rotation', () => {
    const steps = [[OLD], [OLD, NEW], [NEW, OLD], [NEW]];
    for (const [step, before] of steps.slice(0, -1).entries()) {
      const here = names(EMAIL, ...before);
      const there = names(EMAIL, ...(steps[step + 1] ?? []));
      expect(here.filter((name) => there.includes(name))).not.toEqual([]);
    }
  });
});
