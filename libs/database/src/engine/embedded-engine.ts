import { PGlite } from '@electric-sql/pglite';
import { PgliteDriver } from '@mikro-orm/pglite';

/** What only embedded use needs, loaded by it alone: it takes as much memory as everything else of the database. */
export const embeddedEngine = { PGlite, driver: PgliteDriver };

export type EmbeddedEngine = typeof embeddedEngine;
