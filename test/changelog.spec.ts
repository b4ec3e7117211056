import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const CHANGELOG = readFileSync('CHANGELOG.md', 'utf8');
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** The API as the versions tell it, the oldest first: what each added, without what a later one removed. */
function operationsTold(changelog: string): string[] {
  const told = new Set<string>();
  for (const version of changelog.split(/^## /m).slice(1).toReversed()) {
    for (const section of version.split(/^### /m).slice(1)) {
      const isRemoval = section.startsWith('Removed from the API');
      if (!isRemoval && !section.startsWith('Added to the API')) continue;
      for (const [, operation = ''] of section.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/[^`]*)`/g)) {
        if (isRemoval) told.delete(operation);
        else told.add(operation);
      }
    }
  }
  return [...told].toSorted();
}

describe('the changelog', () => {
  it('begins with the version of the package, which is that of the API', () => {
    const [, newest] = /^## (\d+\.\d+\.\d+)/m.exec(CHANGELOG) ?? [];
    expect([read('package.json').version, read('openapi.json').info.version]).toEqual([newest, newest]);
  });

  it('tells every operation that the API has, and none that it has not', () => {
    const operations = Object.entries<object>(read('openapi.json').paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operationsTold(CHANGELOG)).toEqual(operations.toSorted());
  });

  it('an operation that was removed later is not told as there', () => {
    const changelog =
      '## 0.2.0\n### Removed from the API\n- `GET /api/a`\n## 0.1.0\n### Added to the API\n- `GET /api/a`, `GET /api/b`\n';
    expect(operationsTold(changelog)).toEqual(['GET /api/b']);
  });
});
