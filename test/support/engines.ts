import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AMPLE_BUDGET } from './ample-budget';
import { ENCRYPTION_KEYS } from './encryption-keys';
import { copyMigratedDatabase, createMigratedDatabase } from './migrated-database';
import { createDatabase, type TestDatabase } from './postgres';
import { claimRedis } from './redis';

export type EngineKind = 'embedded' | 'servers';

/** The stores of a service under test: the embedded engines, or a database and a key space of real servers. */
export interface Engines {
  kind: EngineKind;
  /** Environment variables that lead the service to its stores, and let it ask Cal.com as often as it likes. */
  variables: Record<string, string>;
  /** Only with servers. */
  database?: TestDatabase;
  redisUrl?: string;
  release(): Promise<void>;
}

/**
 * @param isMigrated false where the very first start is tested.
 * @returns undefined when the servers do not answer.
 */
export async function openEngines(kind: EngineKind, { isMigrated = true } = {}): Promise<Engines | undefined> {
  const dataDir = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
  const removeData = (): void => rmSync(dataDir, { recursive: true, force: true });
  if (kind === 'embedded') {
    if (isMigrated) await copyMigratedDatabase(dataDir);
    return { kind, variables: { DATA_DIR: dataDir, ...AMPLE_BUDGET }, release: async () => removeData() };
  }
  const database = await (isMigrated ? createMigratedDatabase() : createDatabase());
  const redis = await claimRedis();
  if (!database || !redis) {
    await database?.release();
    await redis?.release();
    removeData();
    return undefined;
  }
  return {
    kind,
    variables: {
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      ENCRYPTION_KEYS,
      ...AMPLE_BUDGET,
    },
    database,
    redisUrl: redis.url,
    release: async () => {
      await database.release();
      await redis.release();
      removeData();
    },
  };
}
