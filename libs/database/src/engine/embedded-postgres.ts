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
   * @throws DataFolderError when the folder cannot be made, read or written.
   */
  static async open(dataDir: string): Promise<EmbeddedPostgres> {
    const files = join(dataDir, 'postgres');
    prepareDataFolder(dataDir);
    const unlock = lockFolder(dataDir);
    try {
      prepareDataFolder(files);
      const { embeddedEngine } = await import('./embedded-engine');
      const pglite = await embeddedEngine.PGlite.create({ dataDir: files });
      return new EmbeddedPostgres(pglite, embeddedEngine.driver, unlock);
    } catch (error) {
      unlock();
      // Emscripten's file system throws an error without a message.
      throw (error as Error).name === 'ErrnoError' ? new DataFolderError(error) : error;
    }
  }

  /** Closes the database, then unlocks the folder. */
  async close(): Promise<void> {
    if (!this.pglite.closed) await this.pglite.close();
    this.unlock();
  }
}
