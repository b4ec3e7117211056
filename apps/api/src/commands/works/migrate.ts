import { EmbeddedPostgres, revert } from '@app/database';
import type { CommandWork } from '../command-runner';

export const migrate: CommandWork = {
  // Connecting migrates, so nothing is left to do.
  work: async () => ({ migrated: true }),
  variables: { MIGRATIONS: 'auto', MIGRATIONS_FILE: undefined },
  async beside(environment, { down }) {
    if (down === undefined) return undefined;
    const embedded =
      environment.databaseUrl === undefined ? await EmbeddedPostgres.open(environment.dataDir) : undefined;
    try {
      return { taken_back: await revert(environment, down, embedded) };
    } finally {
      await embedded?.close();
    }
  },
};
