import { PGlite } from '@electric-sql/pglite';
import { PgliteDriver } from '@mikro-orm/pglite';

/** Loaded only for embedded use, since it takes as much memory as the rest of the database code. */
export const embeddedEngine = { PGlite, driver: PgliteDriver };

export type EmbeddedEngine = typeof embeddedEngine;
