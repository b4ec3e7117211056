import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** The law of the house: a room imports only rooms that stand before it. */
const ROOMS = [
  'common',
  'calcom-client',
  'tenancy',
  'caching',
  'teams',
  'event-types',
  'booking',
  'retell',
  'database',
];

/** Rooms that stand for themselves: beside `common` they import nothing of the house. */
const SECLUDED = ['calcom-client', 'apps/calcom-sandbox'];

const ROOT = process.cwd();
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

interface SourceFile {
  path: string;
  text: string;
}

interface Breach {
  file: string;
  imports: string;
  because: string;
}

function sourcesBelow(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[\\/])src[\\/].*\.ts$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') }));
}

/** `libs/teams/src/x.ts` is in `teams`, `apps/api/src/x.ts` in `apps/api`. */
function roomOf(path: string): string {
  const [top = '', room = ''] = path.split(sep);
  return top === 'libs' ? room : `${top}/${room}`;
}

function breachOf(file: SourceFile, target: string): string | undefined {
  const room = roomOf(file.path);
  if (target.startsWith('.')) {
    const reached = relative(ROOT, join(ROOT, file.path, '..', target));
    return roomOf(reached) === room ? undefined : 'leaves its room by a path; use the door';
  }
  const [, imported, deeper] = /^@app\/([^/]+)(\/.*)?$/.exec(target) ?? [];
  if (!imported) return undefined;
  if (deeper) return 'reaches past the door';
  if (!ROOMS.includes(imported)) return 'there is no such room';
  if (SECLUDED.includes(room) && imported !== 'common') return 'may import common only';
  const isApp = room.startsWith('apps/');
  if (!isApp && ROOMS.indexOf(imported) >= ROOMS.indexOf(room)) return `${imported} does not stand before ${room}`;
  return undefined;
}

const breachesIn = (files: SourceFile[]): Breach[] =>
  files.flatMap((file) =>
    [...file.text.matchAll(IMPORT)].flatMap(([, target = '']) => {
      const because = breachOf(file, target);
      return because ? [{ file: file.path, imports: target, because }] : [];
    }),
  );

describe('the order of the rooms', () => {
  it('is kept by every file', () => {
    const files = [...sourcesBelow('libs'), ...sourcesBelow('apps')];
    expect(files.length).toBeGreaterThan(100);
    expect(breachesIn(files)).toEqual([]);
  });

  it('names every room that there is', () => {
    expect(readdirSync(join(ROOT, 'libs')).toSorted()).toEqual(ROOMS.toSorted());
  });

  it.each([
    ['libs/common/src/x.ts', '@app/tenancy', 'a room to the right'],
    ['libs/teams/src/x.ts', '@app/teams', 'its own door'],
    ['libs/teams/src/x.ts', '@app/tenancy/src/tokens', 'a file behind a door'],
    ['libs/teams/src/x.ts', '../../tenancy/src/index', 'another room by path'],
    ['libs/calcom-client/src/x.ts', '@app/database', 'anything from a secluded room'],
    ['apps/calcom-sandbox/src/x.ts', '@app/teams', 'anything from the sandbox'],
    ['apps/api/src/x.ts', '../../calcom-sandbox/src', 'another app'],
  ])('would be broken by %s importing %s (%s)', (path, target) => {
    const file = { path: path.replaceAll('/', sep), text: `import { x } from '${target}';` };
    expect(breachesIn([file])).toHaveLength(1);
  });
});
