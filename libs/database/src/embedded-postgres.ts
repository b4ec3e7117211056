import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from './folder-lock';

/** PostgreSQL inside this process, its files below a folder that no other process may open meanwhile. */
export class EmbeddedPostgres {
  private constructor(
    readonly pglite: PGlite,
    private readonly unlock: () => void,
  ) {}

  /** @throws FolderInUseError when another process has the folder open: two would destroy each other's files. */
  static async open(dataDir: string): Promise<EmbeddedPostgres> {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const unlock = lockFolder(dataDir);
    try {
      return new EmbeddedPostgres(await PGlite.create({ dataDir: join(dataDir, 'postgres') }), unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  async close(): Promise<void> {
    if (!this.pglite.closed) await this.pglite.close();
    this.unlock();
  }
}
