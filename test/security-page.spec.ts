import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const PAGE = 'docs/security.md';

/** What the page answers for. */
const RISKS = Array.from({ length: 10 }, (_, index) => `API${index + 1}:2023`);
const REQUIREMENTS = [
  '2.3.3',
  '2.3.4',
  '4.1.3',
  '4.1.5',
  '8.2.2',
  '8.2.3',
  '8.3.2',
  '8.4.1',
  '11.3.2',
  '11.3.3',
  '11.3.4',
  '13.2.2',
  '13.2.6',
  '13.3.1',
  '15.3.1',
  '15.3.3',
  '15.4.2',
  '16.5.2',
  '16.5.3',
];

const PATH = /`([\w.-]+(?:\/[\w.-]+)+\.(?:ts|mjs|md|json|yml))`/g;
/** A file of tests, and in quotation marks what some of them are called. */
const TESTS = /`([\w./-]+\.(?:spec\.ts|bench\.mjs))`((?:\s*“[^”]+”)*)/g;

interface Row {
  item: string;
  title: string;
  mechanism: string;
  tests: string;
}

/** The rows of all tables with four columns: item, in words, how, where it is tested. */
const rowsOf = (page: string): Row[] =>
  [...page.matchAll(/^\|([^|\n]+)\|([^|\n]+)\|([^|\n]+)\|([^|\n]+)\|$/gm)].map(([, ...cells]) => {
    const [item = '', title = '', mechanism = '', tests = ''] = cells.map((cell) => cell.trim());
    return { item, title, mechanism, tests };
  });

/** Where its links to other pages lead. */
const linksIn = (page: string, folder: string): string[] =>
  [...page.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target = '']) => join(folder, target));

const pathsIn = (text: string): string[] => [...text.matchAll(PATH)].map(([, path = '']) => path);

/** Everything that a page promises and does not keep. */
function complaintsAbout(page: string): string[] {
  const rows = rowsOf(page);
  const missing = [...pathsIn(page), ...linksIn(page, 'docs')].filter((path) => !existsSync(path));
  return [
    ...missing.map((path) => `there is no ${path}`),
    ...[...RISKS, ...REQUIREMENTS].flatMap((item) => {
      const own = rows.filter((row) => row.item === item);
      return own.length === 1 ? [] : [`${item} has ${own.length} rows`];
    }),
    ...rows.filter(({ item }) => [...RISKS, ...REQUIREMENTS].includes(item)).flatMap(complaintsAboutRow),
  ];
}

function complaintsAboutRow({ item, title, mechanism, tests }: Row): string[] {
  const named = [...tests.matchAll(TESTS)];
  const unknown = named.flatMap(([, path = '', names = '']) => {
    const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const called = [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name);
    return called.filter((name) => !source.includes(name)).map((name) => `${item}: ${path} tests no “${name}”`);
  });
  return [
    ...(title.length > 10 ? [] : [`${item} is not put in words`]),
    ...(pathsIn(mechanism).some((path) => !path.includes('.spec.')) ? [] : [`${item} names no mechanism`]),
    ...(named.length > 0 ? [] : [`${item} names no test`]),
    ...unknown,
  ];
}

describe('the page about security', () => {
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';

  it('names the mechanism and the test of every item, and all of them are there', () => {
    expect(complaintsAbout(page)).toEqual([]);
    expect(rowsOf(page).length).toBeGreaterThanOrEqual(RISKS.length + REQUIREMENTS.length);
  });

  it.each([
    ['an item that is left out', /^\| 8\.4\.1 .*\n/m, '', '8.4.1 has 0 rows'],
    [
      'a file that was renamed',
      /`libs\/common\/src\/encryption\/key-ring\.ts`/,
      '`libs/common/src/encryption/key-rings.ts`',
      'there is no',
    ],
    ['a page that it leads to', '(decisions/0003-bearer-strategy.md)', '(decisions/0003.md)', 'there is no docs/'],
    ['a test that is called otherwise', /“notices any change”/, '“notices every change”', 'tests no'],
    ['an item without a test', /(\| API9:2023[^|]*\|[^|]*\|[^|]*\|)[^|]*\|/, '$1 |', 'API9:2023 names no test'],
  ])('would be seen to be wrong about %s', (_, what, instead, complaint) => {
    const wrong = page.replace(what, instead);
    expect(wrong).not.toBe(page);
    expect(complaintsAbout(wrong).join('\n')).toContain(complaint);
  });
});

describe('the page about reporting', () => {
  const page = existsSync('SECURITY.md') ? readFileSync('SECURITY.md', 'utf8') : '';

  it('says where, which versions, and what comes of it', () => {
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      'How to report',
      'What to expect',
      'Supported versions',
      'What counts',
    ]);
    expect(page).toContain('private vulnerability report');
    // An unread mailbox would be worse than no address.
    expect(page).not.toMatch(/[\w.-]+@[\w-]+\.\w+/);
  });

  it('leads to the other', () => {
    expect(page).toContain(`(${PAGE})`);
    expect(linksIn(page, '.').filter((path) => !existsSync(path))).toEqual([]);
  });
});
