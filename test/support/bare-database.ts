import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/core';
import { Environment } from '@app/common';
import { databaseNameOf, EmbeddedPostgres, migrate, quoted, serviceOptions, serviceRoleOf } from '@app/database';
import { copyMigratedDatabase } from './migrated-database';

/** An embedded database as the service finds it, without the service: migrated, empty, queried in the service's role. */
export interface BareDatabase {
  orm: MikroORM;
  environment: Environment;
  /** The service's role, quoted for SQL. */
  role: string;
  /** Runs SQL as the owner, whom no policy binds. */
  asOwner(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** @returns the database; its caller closes it. */
export async function openBareDatabase(): Promise<BareDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
  await copyMigratedDatabase(dataDir);
  const environment = new Environment({ DATA_DIR: dataDir });
  const role = quoted(serviceRoleOf(databaseNameOf(environment)));
  const postgres = await EmbeddedPostgres.open(dataDir);
  const closing = [() => rmSync(dataDir, { recursive: true, force: true }), () => postgres.close()];
  const close = async (): Promise<void> => {
    for (const release of closing.splice(0).toReversed()) await release();
  };
  try {
    await migrate(environment, postgres);
    const orm = await MikroORM.init(serviceOptions(environment, postgres));
    closing.push(() => orm.close());
    const asOwner = async (sql: string): Promise<void> => {
      await postgres.pglite.exec(`reset role; ${sql}; set role ${role}`);
    };
    return { orm, environment, role, asOwner, close };
  } catch (error) {
    await close();
    throw error;
  }
}
