import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { circleIn, graphOf, importsOf, roomOf, type SourceFile, sourcesBelow, targetOf } from './support/imports';

/** The law of the house: a room imports only rooms that stand before it. Some are still empty. */
const LAW = [
  'telemetry',
  'common',
  'speech',
  'redis',
  'calcom-client',
  'tenancy',
  'maintenance',
  'personal-data',
  'idempotency',
  'throttling',
  'caching',
  'sync',
  'webhooks',
  'teams',
  'event-types',
  'availability',
  'booking',
  'receptionist',
  'retell',
  'mcp',
  'database',
];

/** Rooms that stand for themselves: they import these at most. */
const SECLUDED = new Map<string, string[]>([
  ['speech', ['common']],
  ['redis', ['common']],
  ['calcom-client', ['telemetry', 'common', 'redis']],
  ['apps/calcom-sandbox', ['common']],
  // And packages/client.
  ['apps/dashboard', []],
]);

/** The door of packages/client. */
const CLIENT = '@team-selector/client';

/** Lines of a file. */
const MAX_LINES = 250;
const MAX_MEDIAN_LINES = 45;
const MAX_DOOR_NAMES = 50;

interface Breach {
  file: string;
  imports: string;
  because: string;
}

function breachOf(file: SourceFile, target: string): string | undefined {
  const room = roomOf(file.path);
  if (target.startsWith('.')) {
    return roomOf(targetOf(file, target)) === room ? undefined : 'leaves its room by a path; use the door';
  }
  if (target === CLIENT) return room === 'apps/dashboard' ? undefined : 'only the dashboard is a client';
  const [, imported, deeper] = /^@app\/([^/]+)(\/.*)?$/.exec(target) ?? [];
  if (!imported) return undefined;
  if (deeper) return 'reaches past the door';
  if (!LAW.includes(imported)) return 'there is no such room';
  const allowed = SECLUDED.get(room);
  if (allowed && !allowed.includes(imported)) return `may import ${allowed.join(' and ') || 'no room'} only`;
  const isApp = room.startsWith('apps/');
  if (!isApp && LAW.indexOf(imported) >= LAW.indexOf(room)) return `${imported} does not stand before ${room}`;
  return undefined;
}

const breachesIn = (files: readonly SourceFile[]): Breach[] =>
  files.flatMap((file) =>
    importsOf(file).flatMap((target) => {
      const because = breachOf(file, target);
      return because ? [{ file: file.path, imports: target, because }] : [];
    }),
  );

/** A folder of a room is one node, a file beside the folders another. */
const placeOf = (path: string): string => path.split('/').slice(0, 4).join('/');

const linesOf = ({ text }: SourceFile): number => text.trimEnd().split('\n').length;

/** The names that a door hands out. */
const namesOf = ({ text }: SourceFile): string[] =>
  [...text.matchAll(/\{([^}]*)\}/g)].flatMap(([, names = '']) => names.split(',').filter((name) => name.trim() !== ''));

const files = [...sourcesBelow('libs'), ...sourcesBelow('apps')];
const doors = files.filter(({ path }) => /^libs\/[^/]+\/src\/index\.ts$/.test(path));

describe('the order of the rooms', () => {
  it('is kept by every file', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(breachesIn(files)).toEqual([]);
  });

  it('names every room that there is', () => {
    expect(readdirSync('libs').filter((room) => !LAW.includes(room))).toEqual([]);
  });

  it.each([
    ['libs/common/src/x.ts', '@app/tenancy', 'a room to the right'],
    ['libs/teams/src/x.ts', '@app/teams', 'its own door'],
    ['libs/teams/src/x.ts', '@app/tenancy/src/authentication', 'a file behind a door'],
    ['libs/teams/src/x.ts', '../../tenancy/src/index', 'another room by path'],
    ['libs/calcom-client/src/x.ts', '@app/speech', 'a room to the left that a secluded one may not know'],
    ['apps/calcom-sandbox/src/x.ts', '@app/teams', 'anything from the sandbox'],
    ['apps/api/src/x.ts', '../../calcom-sandbox/src', 'another app'],
    ['apps/dashboard/src/x.tsx', '@app/common', 'any room from the dashboard'],
    ['apps/dashboard/src/x.tsx', '../../../packages/client/src/index', 'the client by path'],
    ['apps/api/src/x.ts', '@team-selector/client', 'the client from anything but the dashboard'],
  ])('would be broken by %s importing %s (%s)', (path, target) => {
    expect(breachesIn([{ path, text: `import { x } from '${target}';` }])).toHaveLength(1);
  });
});

describe('imports inside a room', () => {
  it('form no circle of files', () => {
    expect(circleIn(graphOf(files, (path) => path))).toBeUndefined();
  });

  it('form no circle of folders', () => {
    expect(circleIn(graphOf(files, placeOf))).toBeUndefined();
  });

  it('would be found in a circle', () => {
    const circle = ['a/x', 'b/y', 'c/z'].map((name, index, all) => ({
      path: `libs/teams/src/${name}.ts`,
      text: `import { it } from '../${all[(index + 1) % all.length]}';`,
    }));
    expect(circleIn(graphOf(circle, (path) => path))).toHaveLength(4);
    expect(circleIn(graphOf(circle, placeOf))).toHaveLength(4);
    expect(circleIn(graphOf(circle.slice(1), placeOf))).toBeUndefined();
  });
});

describe('a door', () => {
  it.each(doors.map((door) => [door.path, door] as const))('of %s names what it hands out', (_, door) => {
    expect(door.text).not.toContain('export *');
    expect(namesOf(door).length).toBeGreaterThan(0);
    expect(namesOf(door).length).toBeLessThanOrEqual(MAX_DOOR_NAMES);
  });

  it('stands before every room', () => {
    expect(doors.map(({ path }) => roomOf(path)).toSorted()).toEqual(readdirSync('libs').toSorted());
  });
});

describe('the size of files', () => {
  it(`is at most ${MAX_LINES} lines, tests aside`, () => {
    expect(files.filter((file) => linesOf(file) > MAX_LINES).map(({ path }) => path)).toEqual([]);
  });

  it(`is at most ${MAX_MEDIAN_LINES} lines in the middle`, () => {
    const sizes = files.map(linesOf).toSorted((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(MAX_MEDIAN_LINES);
  });
});
