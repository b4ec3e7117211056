import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const PAGE = readFileSync('docs/security.md', 'utf8');

const RISKS = Array.from({ length: 10 }, (_, index) => `API${index + 1} `);
const ITEMS =
  '2.3.3 2.3.4 4.1.3 4.1.5 8.2.2 8.2.3 8.3.2 8.4.1 11.3.2 11.3.3 11.3.4 13.2.2 13.2.6 13.3.1 15.3.1 15.3.3 15.4.2 16.5.2 16.5.3';

/** Files that a text names and that are not there. */
const missingIn = (text: string): string[] =>
  [...text.matchAll(/`((?:apps|libs|test|bench|docs)\/[^`\s]+)`/g)]
    .map(([, path]) => path ?? '')
    .filter((path) => !existsSync(path));

describe('the page on security', () => {
  it('names only files that exist', () => {
    expect(missingIn('`test/rooms.spec.ts` `test/no-such.spec.ts`')).toEqual(['test/no-such.spec.ts']);
    expect(missingIn(PAGE)).toEqual([]);
  });

  it.each([...RISKS, ...ITEMS.split(' ')])('names a test for %s', (item) => {
    const row = PAGE.split('\n').find((line) => line.startsWith(`| ${item}`)) ?? '';
    const [, , , ...rest] = row.split('|');
    expect(rest.at(-2)).toMatch(/`[^`]+\.(spec\.ts|bench\.mjs)`/);
  });
});
