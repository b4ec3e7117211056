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

/** The content of the lock file: the process that holds it. */
interface Owner extends ProcessStart {
  pid: number;
}

/** A process and the system measure its start differently, and some systems in whole seconds. */
const TOLERANCE_MS = 5000;

/**
 * Locks a folder for this process. The lock of a dead process is taken over, also when its pid has been reused.
 * @returns unlocks the folder; calling it twice is harmless.
 * @throws FolderInUseError while a living process holds the lock; DataFolderError when the folder cannot be written.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  const claim = JSON.stringify({ pid: process.pid, ...ownStart() } satisfies Owner);
  try {
    if (!claimed(file, claim)) {
      const found = contentOf(file);
      const owner = ownerIn(found);
      if (owner && owner.pid !== process.pid && isAlive(owner, file)) throw new FolderInUseError(folder, owner.pid);
      release(file, found);
      // Another process has taken the dead owner's lock over first.
      if (!claimed(file, claim)) throw new FolderInUseError(folder, ownerIn(contentOf(file))?.pid);
    }
  } catch (error) {
    throw error instanceof FolderInUseError ? error : new DataFolderError(error);
  }
  return () => release(file, claim);
}

/** @returns false when the lock is held, or another process removed this claim while it was half written. */
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
 * Removes this claim and no other: of two processes that find the same dead owner, the slower one must not remove the
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

/** Empty when the lock has been released meanwhile. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

/** @returns undefined for a claim that is malformed or half written. */
function ownerIn(content: string): Owner | undefined {
  try {
    const parsed: unknown = JSON.parse(content);
    // Earlier versions wrote the pid alone.
    const owner = (typeof parsed === 'number' ? { pid: parsed } : parsed) as Owner | null;
    return owner && Number.isInteger(owner.pid) && owner.pid > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** In doubt the owner counts as alive: opening the folder twice destroys data, a refused start does not. */
function isAlive(owner: Owner, file: string): boolean {
  const process = startOf(owner.pid);
  if (process === undefined) return false;
  if (owner.mark !== undefined && process.mark !== undefined) return owner.mark === process.mark;
  if (process.at === undefined) return true;
  if (owner.at !== undefined) return Math.abs(process.at - owner.at) <= TOLERANCE_MS;
  return process.at <= statSync(file).mtimeMs + TOLERANCE_MS;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
