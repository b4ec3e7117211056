import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** All that is built, copied into an image or read by people; of the tests nothing is shipped. */
const FOLDERS = ['apps', 'libs', 'scripts', 'docs', '.'];
const SHIPPED = /\.(ts|mjs|json|ya?ml|md)$|^(Dockerfile|\.dockerignore|\.gitignore)$/;
const NOT_SHIPPED = /\.spec\.ts$|(^|\/)testing\//;
/** The keys of the stand-in for Cal.com, which open nothing else. */
const MADE_UP = ['cal_live_sandbox_salon_4f9a1c7e2b8d', 'cal_live_sandbox_praxis_9d3e6b0a5c1f'];

/** What secrets look like that this service, its neighbours and its hosts have. */
const SECRETS: Record<string, RegExp> = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  'a key for Cal.com': /\bcal_(?:live|test)_[\w-]{12,}/g,
  'a key for Retell': /\bkey_[0-9a-f]{20,}\b/g,
  'a token': /\b\d+\|[\w-]{40}\b/g,
  'an encryption key': /\b[\w-]+:[A-Za-z0-9+/]{43}=/g,
  'a password in an address': /:\/\/[\w.-]+:[\w.~!*-]{3,}@/g,
  'a token of a host': /\b(?:gh[opsu]_\w{30,}|glpat-[\w-]{20,}|npm_\w{30,}|AKIA[A-Z0-9]{16})\b/g,
};

function secretsIn(text: string): string[] {
  return Object.entries(SECRETS).flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].flatMap(([found]) => (MADE_UP.includes(found) ? [] : [name])),
  );
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: folder !== '.', encoding: 'utf8' })
    .filter((name) => SHIPPED.test(name) && !NOT_SHIPPED.test(name))
    .map((name) => `${folder}/${name}`),
);

describe('secrets', () => {
  it('stand nowhere in what is shipped', () => {
    expect(files.length).toBeGreaterThan(200);
    const found = files.flatMap((file) => secretsIn(readFileSync(file, 'utf8')).map((what) => ({ file, what })));
    expect(found).toEqual([]);
  });

  it.each([
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----'],
    ['a key for Cal.com', 'const key = "cal_live_0123456789abcdef";'],
    ['a key for Retell', `apiKey: 'key_${'0a'.repeat(14)}'`],
    ['a token', `Bearer 7|${'Zk3vPq8mXc'.repeat(4)}`],
    ['an encryption key', `ENCRYPTION_KEYS=main:${Buffer.alloc(32, 1).toString('base64')}`],
    ['a password in an address', 'postgres://owner:hunter2@db:5432/team_selector'],
    ['a token of a host', `//registry/:_authToken=npm_${'a1'.repeat(18)}`],
  ])('would be found: %s', (what, text) => expect(secretsIn(text)).toContain(what));
});
