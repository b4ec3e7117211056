import { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { PgliteDriver } from '@mikro-orm/pglite';

/** Loaded only for embedded use, since it takes as much memory as the rest of the database code. */
export const embeddedEngine = { PGlite, newDatabase: dataDir, driver: PgliteDriver };

export type EmbeddedEngine = typeof embeddedEngine;
