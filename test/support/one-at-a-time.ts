import { mkdirSync } from 'node:fs';
import { FolderInUseError, lockFolder } from '@app/database';
import { eventually } from './eventually';

/** Does work under the lock of a folder, for what several test files need and one of them makes; others wait meanwhile. */
export async function oneAtATime<T>(folder: string, withinMs: number, work: () => T | Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const unlock = await eventually(`another test file is done with ${folder}`, () => tryToLock(folder), withinMs);
  try {
    return await work();
  } finally {
    unlock();
  }
}

function tryToLock(folder: string): (() => void) | undefined {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof FolderInUseError) return undefined;
    throw error;
  }
}
