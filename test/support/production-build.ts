import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time';

const BUILD_MS = 240_000;
const DIST = join(process.cwd(), 'dist');

/** The Node binary that runs the tests, and every program they start. */
export const NODE = process.execPath;

export type Program = 'main' | 'worker' | 'cli';

/** The path of a program of the production build. */
export const builtProgram = (name: Program): string => join(DIST, 'apps', 'api', `${name}.js`);

/** Builds when a source is newer than the build. */
export async function ensureProductionBuild(): Promise<void> {
  await oneAtATime(DIST, BUILD_MS, () => {
    const source = `import { ensureBuilt } from './scripts/built.mjs'; ensureBuilt();`;
    const { status, stderr } = spawnSync(NODE, ['--input-type=module', '--eval', source], {
      encoding: 'utf8',
      windowsHide: true,
    });
    if (status !== 0) throw new Error(stderr);
  });
}
