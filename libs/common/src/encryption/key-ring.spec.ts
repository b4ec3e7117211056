import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { KeyRing } from './key-ring';

const key = (kid: string) => ({ kid, secret: randomBytes(32) });
const [OLD, NEW] = [key('old'), key('new')];
const ring = new KeyRing([OLD]);

/** The messages of Node, and ours for a wrong format. */
const UNREADABLE =
  /unable to authenticate data|Invalid authentication tag|Unsupported state|Invalid initialization vector|unknown format/i;

describe('a key ring', () => {
  it('a key ring opens what it has sealed, and seals the same text differently each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        const [first, second] = [ring.seal(text, context), ring.seal(text, context)];
        expect(first).not.toBe(second);
        expect([ring.open(first, context), ring.open(second, context)]).toEqual([text, text]);
        if (text.length > 3) expect(first).not.toContain(text);
      }),
    );
  });

  it('a key ring uses no nonce twice', () => {
    const nonces = Array.from({ length: 10_000 }, () => ring.seal('', 'a').split('.')[2]?.slice(0, 16));
    expect(new Set(nonces).size).toBe(10_000);
  });

  it('a key ring opens what an older key has sealed, and seals with the first', () => {
    const both = new KeyRing([NEW, OLD]);
    expect(both.open(ring.seal('secret', 'a'), 'a')).toBe('secret');
    expect(both.seal('secret', 'a')).toMatch(/^v1\.new\./);
    expect(() => ring.open(both.seal('secret', 'a'), 'a')).toThrow('needs key "new"');
    expect([both.isCurrent(both.seal('', 'a')), both.isCurrent(ring.seal('', 'a'))]).toEqual([true, false]);
    // A name that begins like another.
    expect(new KeyRing([key('ne')]).isCurrent(both.seal('', 'a'))).toBe(false);
  });

  it('a key ring opens nothing in another context', () => {
    const sealed = ring.seal('secret', 'company:1');
    for (const context of ['company:2', 'company:11', '']) expect(() => ring.open(sealed, context)).toThrow(UNREADABLE);
  });

  it('a key ring opens nothing under another key of the same name', () => {
    expect(() => new KeyRing([key('old')]).open(ring.seal('secret', 'a'), 'a')).toThrow(UNREADABLE);
  });

  it('a key ring notices any change', () => {
    const sealed = ring.seal('secret', 'a');
    const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => ring.open(`v1.old.${changed.toString('base64url')}`, 'a')).toThrow(UNREADABLE);
      // A shortened tag would be a tag that is easier to guess.
      expect(() => ring.open(`v1.old.${bytes.subarray(0, at).toString('base64url')}`, 'a')).toThrow(UNREADABLE);
    }
  });

  it.each(['', 'v1', 'v1.old', 'v1.old.', 'v2.old.abcd', 'secret', 'v1.old.abcd.abcd'])(
    'a key ring does not take %j for sealed text',
    (text) => expect(() => ring.open(text, 'a')).toThrow('unknown format'),
  );

  it('a key ring never repeats the text that it could not open', () => {
    expect(() => ring.open('v1.gone.c2VjcmV0', 'a')).toThrow(
      /^Sealed text needs key "gone", which is not in ENCRYPTION_KEYS$/,
    );
  });

  it('a key ring needs a key', () => expect(() => new KeyRing([])).toThrow('ENCRYPTION_KEYS'));

  it('a key ring is not made of two keys of one name: what the second has sealed would be lost', () => {
    for (const keys of [
      [OLD, key('old')],
      [NEW, OLD, key('old')],
    ])
      expect(() => new KeyRing(keys)).toThrow('two keys of one name');
  });

  it.each([0, 16, 31, 33])('a key ring is not made of a key of %i bytes', (bytes) => {
    expect(() => new KeyRing([OLD, { kid: 'new', secret: randomBytes(bytes) }])).toThrow('32 bytes');
  });

  it('a key ring makes digests for one purpose, by each key, the first key’s first', () => {
    const both = new KeyRing([NEW, OLD]);
    expect(both.digests('text', 'slot-id')).toHaveLength(2);
    expect(both.digests('text', 'slot-id')[1]).toEqual(ring.digests('text', 'slot-id')[0]);
    expect(ring.digests('text', 'slot-id')).not.toEqual(ring.digests('text', 'cursor'));
    expect(ring.digests('text', 'slot-id')).not.toEqual(ring.digests('text ', 'slot-id'));
  });

  it('a key ring signs with the first key alone, and always the same: what is in the wild stays valid', () => {
    const known = { kid: 'known', secret: Buffer.alloc(32, 1) };
    const digest = '06uDyQISRzWGMb3E7mpGHg3BEmCa2nEkOrv3nwHS7hw';
    for (const keys of [[known], [known, OLD]]) {
      const signing = new KeyRing(keys);
      for (const _ of ['derived', 'remembered']) expect(signing.digest('text', 'slot-id')).toBe(digest);
    }
    expect(new KeyRing([OLD, known]).digest('text', 'slot-id')).not.toBe(digest);
    expect(new KeyRing([OLD, known]).digests('text', 'slot-id')[1]?.toString('base64url')).toBe(digest);
  });
});
