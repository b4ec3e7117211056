import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderError } from './data-folder';
import { ownStart, type ProcessStart, startOf } from './running-process';

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

/** What the lock file says about the process that holds it. */
interface Owner extends ProcessStart {
  pid: number;
}

/** Between what a process takes for its start and what the system does, and for the whole seconds of some systems. */
const TOLERANCE_MS = 5000;

/**
 * Claims a folder for this process. A claim left behind by a process that has died is taken over, also when its pid has
 * been given to another process since.
 * @throws FolderInUseError while a living process has it; DataFolderError when nothing can be written there.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  const claim = JSON.stringify({ pid: process.pid, ...ownStart() } satisfies Owner);
  try {
    if (!claimed(file, claim)) {
      const found = contentOf(file);
      const owner = ownerIn(found);
      if (owner && owner.pid !== process.pid && isAtWork(owner, file)) throw new FolderInUseError(folder, owner.pid);
      release(file, found);
      // Another process was faster to see that the last one is gone.
      if (!claimed(file, claim)) throw new FolderInUseError(folder, ownerIn(contentOf(file))?.pid);
    }
  } catch (error) {
    throw error instanceof FolderInUseError ? error : new DataFolderError(error);
  }
  return () => release(file, claim);
}

/** @returns false when there is a claim already, or another process took this one for a cut-off one while it was written. */
function claimed(file: string, claim: string): boolean {
  try {
    writeFileSync(file, claim, { flag: 'wx' });
    return contentOf(file) === claim;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes this claim away and no other: of two processes that find the same dead owner, the slower one must not undo the
 * claim of the faster one.
 */
function release(file: string, claim: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (contentOf(aside) === claim) rmSync(aside);
  else renameSync(aside, file);
}

/** Empty when the claim has been given back meanwhile. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

/** @returns undefined for what no process has written to its end. */
function ownerIn(content: string): Owner | undefined {
  try {
    const said: unknown = JSON.parse(content);
    // Earlier versions wrote the pid alone.
    const owner = (typeof said === 'number' ? { pid: said } : said) as Owner | null;
    return owner && Number.isInteger(owner.pid) && owner.pid > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Doubts speak for the owner: a folder that is opened twice is worse than a start that is refused. */
function isAtWork(owner: Owner, file: string): boolean {
  const process = startOf(owner.pid);
  if (process === undefined) return false;
  if (owner.mark !== undefined && process.mark !== undefined) return owner.mark === process.mark;
  if (process.at === undefined) return true;
  if (owner.at !== undefined) return Math.abs(process.at - owner.at) <= TOLERANCE_MS;
  return process.at <= statSync(file).mtimeMs + TOLERANCE_MS;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
