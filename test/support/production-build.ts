import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUseError, lockFolder } from '@app/database';
import { eventually } from './eventually';

const BUILD_MS = 120_000;
const DIST = join(process.cwd(), 'dist');

/** The Node that runs everything here. */
export const NODE = process.execPath;

/** A program of the production build. */
export const builtProgram = (name: 'main' | 'cli'): string => join(DIST, 'apps', 'api', `${name}.js`);

/** Builds when a source is newer than the build. Test files that run side by side wait for whoever is at it. */
export async function ensureProductionBuild(): Promise<void> {
  mkdirSync(DIST, { recursive: true });
  const unlock = await eventually('the build of another test file is done', tryToLock, BUILD_MS);
  try {
    const source = `import { ensureBuilt } from './scripts/setup.mjs'; ensureBuilt();`;
    const { status, stderr } = spawnSync(NODE, ['--input-type=module', '--eval', source], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  } finally {
    unlock();
  }
}

function tryToLock(): (() => void) | undefined {
  try {
    return lockFolder(DIST);
  } catch (error) {
    if (error instanceof FolderInUseError) return undefined;
    throw error;
  }
}
