import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderError } from './data-folder';

/** Another process works in the folder. */
export class FolderInUseError extends Error {
  constructor(folder: string, pid: number | undefined) {
    super(
      `${folder} is in use by process ${pid ?? '(starting)'}. The embedded database serves one process at a time: stop that one, ` +
        `choose another folder with DATA_DIR, or use a PostgreSQL server with DATABASE_URL.`,
    );
    this.name = 'FolderInUseError';
  }
}

/**
 * Claims a folder for this process. A claim left behind by a process that has died is taken over.
 * @throws FolderInUseError while a living process has it; DataFolderError when nothing can be written there.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  try {
    if (!claimed(file)) {
      const owner = ownerOf(file);
      if (owner !== undefined && owner !== process.pid && isAlive(owner)) throw new FolderInUseError(folder, owner);
      rmSync(file, { force: true });
      // Another process was faster to see that the last one is gone.
      if (!claimed(file)) throw new FolderInUseError(folder, ownerOf(file));
    }
  } catch (error) {
    throw error instanceof FolderInUseError ? error : new DataFolderError(error);
  }
  return () => rmSync(file, { force: true });
}

/** @returns false when there is a claim already. */
function claimed(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(file: string): number | undefined {
  const pid = Number(readFileSync(file, 'utf8'));
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
