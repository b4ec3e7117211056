import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another process works in the folder. */
export class FolderInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `${folder} is in use by process ${pid}. The embedded database serves one process at a time: stop that one, ` +
        `choose another folder with DATA_DIR, or use a PostgreSQL server with DATABASE_URL.`,
    );
    this.name = 'FolderInUseError';
  }
}

/** Claims a folder for this process. A claim left behind by a process that has died is taken over. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  const claim = (): void => writeFileSync(file, String(process.pid), { flag: 'wx' });
  try {
    claim();
  } catch {
    const owner = ownerOf(file);
    if (owner !== undefined && owner !== process.pid && isAlive(owner)) throw new FolderInUseError(folder, owner);
    rmSync(file, { force: true });
    claim();
  }
  return () => rmSync(file, { force: true });
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
