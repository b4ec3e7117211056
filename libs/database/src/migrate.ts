import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { getConstructionPlans } from 'pg-boss';
import type { Environment } from '@app/common';
import type { EmbeddedPostgres } from './engine/embedded-postgres';
import { migrateJobs } from './jobs/migrate-jobs';
import { queues } from './jobs/queues';
import {
  digestOf,
  forgetRecord,
  isUpToDate,
  type OwnerQuery,
  readRecord,
  recordedState,
  refuseAltered,
  writeRecord,
} from './migration-record';
import { JOBS_SCHEMA } from './schema/jobs-schema';
import { onOwnTables } from './foreign-tables';
import { LOCK_TIMEOUT, oneAtATime, untilLocksAreFree } from './migration-locks';
import { databaseNameOf, ownerOptions } from './engine/orm-options';
import { migrationsList } from './schema/migrations-list';
import { serviceRoleOf, serviceRoleStatements } from './schema/service-role';

/** The database's schema is not that of this version of the code. */
export class DatabaseBehindError extends Error {
  constructor() {
    super('The database is behind this version: run the command "migrate", or start with MIGRATIONS=auto');
  }
}

/**
 * Migrates the database to the schema of this code, as the owner. Does nothing if the record of the last migration
 * shows that it is up to date.
 * @returns the names of the applied migrations.
 * @throws AlteredDatabaseError when what isolates companies was changed by hand.
 * @throws ForeignTablesError when the database is another application's.
 */
export async function migrate(environment: Environment, embedded?: EmbeddedPostgres): Promise<string[]> {
  const { role, rights, work } = plan(environment);
  const before = await readRecord(environment, embedded, role);
  refuseAltered(before);
  if (isUpToDate(before, work)) return [];
  return asOwner(environment, embedded, async (orm, em, query) => {
    // Another process may have migrated meanwhile.
    const found = await recordedState(query, role);
    refuseAltered(found);
    if (isUpToDate(found, work)) return [];
    if (found) await forgetRecord(query);
    const applied = await onOwnTables(() => orm.migrator.getPending());
    await onOwnTables(() => untilLocksAreFree(() => orm.migrator.up()));
    await migrateJobs(environment, embedded);
    // In one transaction: running instances never see the rights revoked and not yet granted again.
    await em.transactional(async (transaction) => {
      for (const statement of rights) await transaction.execute(statement);
    });
    await writeRecord(query, role, work);
    return applied.map(({ name }) => name);
  });
}

/**
 * Reverts the last migrations, the latest first, before an older version of the code is started. What they added is
 * dropped, with the data in it. @returns their names.
 */
export async function revert(environment: Environment, count: number, embedded?: EmbeddedPostgres): Promise<string[]> {
  return asOwner(environment, embedded, async (orm, _, query) => {
    const executed = await orm.migrator.getExecuted();
    const reverted = executed.slice(-count).toReversed();
    await forgetRecord(query);
    for (const { name } of reverted) await untilLocksAreFree(() => orm.migrator.down(name));
    return reverted.map(({ name }) => name);
  });
}

type Work = (orm: MikroORM, em: SqlEntityManager, query: OwnerQuery) => Promise<string[]>;

/** Runs the work on one connection, while no other process migrates. */
async function asOwner(
  environment: Environment,
  embedded: EmbeddedPostgres | undefined,
  work: Work,
): Promise<string[]> {
  const orm = await MikroORM.init({
    ...ownerOptions(environment, embedded),
    extensions: [Migrator],
    // Each migration is a transaction of its own: locks are held only during one, and completed ones stay applied.
    migrations: { migrationsList, allOrNothing: false, snapshot: false, silent: true, tableName: 'migrations' },
  });
  const em = orm.em.fork() as SqlEntityManager;
  const query: OwnerQuery = (sql) => em.execute(sql);
  try {
    await oneAtATime(query);
    await em.execute(`set lock_timeout = '${LOCK_TIMEOUT}'`);
    return await work(orm, em, query);
  } finally {
    await em.execute('select pg_advisory_unlock_all()').catch(() => undefined);
    // The embedded database serves requests on the same connection afterwards.
    await em.execute('reset lock_timeout').catch(() => undefined);
    await orm.close();
  }
}

/** Whether there is nothing to migrate. Changes nothing. @throws AlteredDatabaseError */
export async function isMigrated(environment: Environment, embedded?: EmbeddedPostgres): Promise<boolean> {
  const { role, work } = plan(environment);
  const found = await readRecord(environment, embedded, role);
  refuseAltered(found);
  return isUpToDate(found, work);
}

/** With `MIGRATIONS=check`. @throws DatabaseBehindError */
export async function requireMigrated(environment: Environment, embedded?: EmbeddedPostgres): Promise<void> {
  if (!(await isMigrated(environment, embedded))) throw new DatabaseBehindError();
}

/** Everything that migrating does: the service's role, its rights, and a digest that changes with every part. */
function plan(environment: Environment): { role: string; rights: string[]; work: string } {
  const role = serviceRoleOf(databaseNameOf(environment));
  const rights = serviceRoleStatements(role);
  const names = migrationsList.map(({ name }) => name);
  return { role, rights, work: digestOf(names, rights, getConstructionPlans(JOBS_SCHEMA), queues) };
}
