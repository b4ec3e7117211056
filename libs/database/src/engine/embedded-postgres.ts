import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { DataFolderError, prepareDataFolder } from './data-folder';
import type { EmbeddedEngine } from './embedded-engine';
import { lockFolder } from './folder-lock';

/** PostgreSQL inside this process (PGlite). A lock keeps its folder from every other process. */
export class EmbeddedPostgres {
  private constructor(
    readonly pglite: PGlite,
    /** The ORM's driver for it. */
    readonly driver: EmbeddedEngine['driver'],
    private readonly unlock: () => void,
  ) {}

  /**
   * @throws FolderInUseError when another process has the folder open: two would destroy each other's files.
   * @throws DataFolderError when the folder cannot be made, read or written, or its database is damaged or of another
   *   version of PostgreSQL.
   */
  static async open(dataDir: string): Promise<EmbeddedPostgres> {
    prepareDataFolder(dataDir);
    const unlock = lockFolder(dataDir);
    try {
      const { embeddedEngine } = await import('./embedded-engine');
      const pglite = await opened(dataDir, embeddedEngine);
      return new EmbeddedPostgres(pglite, embeddedEngine.driver, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** Closes the database, then unlocks the folder. */
  async close(): Promise<void> {
    if (!this.pglite.closed) await this.pglite.close();
    this.unlock();
  }
}

/** The version of PostgreSQL that PGlite is. Files of another one cannot be opened. */
const EMBEDDED_VERSION = '18';

/** Marks a database that is being created: if a kill leaves the marker, the database is created again. */
const UNFINISHED = 'postgres.unfinished';

async function opened(dataDir: string, { PGlite, newDatabase }: EmbeddedEngine): Promise<PGlite> {
  const [files, unfinished] = [join(dataDir, 'postgres'), join(dataDir, UNFINISHED)];
  if (existsSync(unfinished)) rmSync(files, { recursive: true, force: true });
  prepareDataFolder(files);
  const names = readdirSync(files);
  const isNew = names.length === 0;
  // The engine would make a new database over the files of one that it does not recognise.
  if (!isNew && !names.includes('PG_VERSION')) throw damaged(files, new Error('PG_VERSION is missing'));
  const version = isNew ? EMBEDDED_VERSION : versionOf(files);
  if (/^\d+$/.test(version) && version !== EMBEDDED_VERSION) throw ofAnotherVersion(files, version);
  if (isNew) writeFileSync(unfinished, '');
  // Unpacking the files of an empty database takes a third of the time of making them.
  const loadDataDir = isNew ? await newDatabase() : undefined;
  const pglite = await PGlite.create({ dataDir: files, loadDataDir }).catch((error: unknown) => {
    // Emscripten's file system throws an error without a message.
    throw (error as Error).name === 'ErrnoError' ? new DataFolderError(error) : damaged(files, error);
  });
  rmSync(unfinished, { force: true });
  return pglite;
}

function versionOf(files: string): string {
  try {
    return readFileSync(join(files, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new DataFolderError(error);
  }
}

const damaged = (files: string, cause: unknown): DataFolderError =>
  new DataFolderError(new Error(`the database in ${files} is damaged`, { cause }), ANOTHER_DATABASE);

const ofAnotherVersion = (files: string, version: string): DataFolderError =>
  new DataFolderError(
    new Error(`the database in ${files} is of PostgreSQL ${version}, and this release opens only ${EMBEDDED_VERSION}`),
    `Start the release that made it. ${ANOTHER_DATABASE}`,
  );

const ANOTHER_DATABASE =
  'Put that folder back from a copy; or, if there is nothing to keep, delete it (npm start -- --fresh does so for the demo)';
