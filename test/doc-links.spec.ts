import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const PAGES = globSync(['*.md', 'docs/**/*.md', 'apps/*/*.md', 'packages/*/*.md', 'secrets/*.md', 'ops/**/*.md']);
const LINK = /\]\(([^)#\s:]+)(?:#[^)\s]*)?\)/g;
/** In running text: a file or folder of the project. Names with placeholders are patterns. */
const PATH = /`((?:apps|libs|test|scripts|bench|packages|docs|ops)\/[\w./-]+)`/g;
/** Made by a build, or by a run. */
const MADE = /\/(dist|node_modules)\//;

/** What a page names and the project does not have. */
function missingIn(page: string, text: string): string[] {
  const links = [...text.matchAll(LINK)].map(([, link = '']) => ({ link, path: join(dirname(page), link) }));
  const paths = [...text.matchAll(PATH)].map(([, path = '']) => ({ link: path, path }));
  return [...links, ...paths]
    .filter(({ path }) => !MADE.test(`/${path}/`) && !existsSync(path))
    .map(({ link }) => link);
}

describe('the pages', () => {
  it.each(PAGES)('%s names only what there is', (page) => {
    expect(missingIn(page, readFileSync(page, 'utf8'))).toEqual([]);
  });

  it('that name what is gone are found', () => {
    expect(PAGES.length).toBeGreaterThan(20);
    expect(missingIn('docs/a.md', 'See [b](b.md#c), [house](../README.md) and `libs/gone.ts`, `libs/common`.')).toEqual(
      ['b.md', 'libs/gone.ts'],
    );
  });
});
