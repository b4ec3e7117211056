import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Environment } from '@app/common';
import type { EmbeddedPostgres } from './engine/embedded-postgres';
import { migrateJobs } from './jobs/migrate-jobs';
import { AuditLogMigration } from './schema/migrations/audit-log.migration';
import { CallerChangesMigration } from './schema/migrations/caller-changes.migration';
import { InitialMigration } from './schema/migrations/initial.migration';
import { TokenHoldersMigration } from './schema/migrations/token-holders.migration';
import { SyncOrderMigration } from './schema/migrations/sync-order.migration';
import { RowChangesMigration } from './schema/migrations/row-changes.migration';
import { OperatorsMigration } from './schema/migrations/operators.migration';
import { databaseNameOf, ownerOptions } from './engine/orm-options';
import { serviceRoleOf, serviceRoleStatements } from './schema/service-role';

const migrationsList = [
  { name: '0001_initial', class: InitialMigration },
  { name: '0002_audit_log', class: AuditLogMigration },
  { name: '0003_operators', class: OperatorsMigration },
  { name: '0004_caller_news', class: CallerChangesMigration },
  { name: '0005_row_changes', class: RowChangesMigration },
  { name: '0006_sync_order', class: SyncOrderMigration },
  { name: '0007_token_holders', class: TokenHoldersMigration },
];

/** Key of the advisory lock that lets one process migrate at a time: any number that no other program uses. */
const MIGRATION_LOCK = 7_301_154_227;

/** Migrates the database to the schema of this code, as the owner. @returns the names of the migrations that it applied. */
export async function migrate(environment: Environment, embedded?: EmbeddedPostgres): Promise<string[]> {
  const orm = await MikroORM.init({
    ...ownerOptions(environment, embedded),
    extensions: [Migrator],
    migrations: { migrationsList, snapshot: false, silent: true, tableName: 'migrations' },
  });
  const em = orm.em.fork() as SqlEntityManager;
  try {
    await em.execute('select pg_advisory_lock(?)', [MIGRATION_LOCK]);
    const applied = await orm.migrator.up();
    await migrateJobs(environment, embedded);
    // In one transaction: running instances never see the rights revoked and not yet granted again.
    await em.transactional(async (rights) => {
      for (const statement of serviceRoleStatements(serviceRoleOf(databaseNameOf(environment))))
        await rights.execute(statement);
    });
    return applied.map((migration) => migration.name);
  } finally {
    await em.execute('select pg_advisory_unlock_all()').catch(() => undefined);
    await orm.close();
  }
}
