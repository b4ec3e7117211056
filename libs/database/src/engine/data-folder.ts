import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';

const ANOTHER_FOLDER =
  'Name a folder with it that this process may write to, or use a PostgreSQL server with DATABASE_URL';

/** `DATA_DIR` cannot be used. The reason is the system's message, which holds the path; `fix` is a sentence. */
export class DataFolderError extends Error {
  constructor(reason: unknown, fix = ANOTHER_FOLDER) {
    const because = (reason as Partial<Error>).message ?? 'its files cannot be read';
    super(`DATA_DIR cannot be used: ${because}. ${fix}.`, { cause: reason });
    this.name = 'DataFolderError';
  }
}

/** Makes the folder with mode 700 unless it exists. @throws DataFolderError when it cannot be used. */
export function prepareDataFolder(folder: string): void {
  try {
    make(folder);
    // `accessSync` also succeeds for a file in its place.
    readdirSync(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderError(error);
  }
}

/**
 * Creates the folders one by one from the top. Node's own `recursive` takes "no such file" for a missing parent and
 * retries forever where nothing can be created, such as below /proc.
 */
function make(folder: string): void {
  if (existsSync(folder)) return;
  make(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
