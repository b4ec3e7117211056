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
import { SyncErrorsMigration } from './schema/migrations/sync-errors.migration';
import { AgentKeysMigration } from './schema/migrations/agent-keys.migration';
import { AppointmentChecksMigration } from './schema/migrations/appointment-checks.migration';
import { AppointmentsMigration } from './schema/migrations/appointments.migration';
import { AuditLogMigration } from './schema/migrations/audit-log.migration';
import { CallbacksMigration } from './schema/migrations/callbacks.migration';
import { CallerChecksMigration } from './schema/migrations/caller-checks.migration';
import { BookingWritesMigration } from './schema/migrations/booking-writes.migration';
import { BranchScopeMigration } from './schema/migrations/branch-scope.migration';
import { CalcomAccountMigration } from './schema/migrations/calcom-account.migration';
import { CatalogueMigration } from './schema/migrations/catalogue.migration';
import { CallerChangesMigration } from './schema/migrations/caller-changes.migration';
import { EventTypeFieldsMigration } from './schema/migrations/event-type-fields.migration';
import { IdempotentAnswersMigration } from './schema/migrations/idempotent-answers.migration';
import { InitialMigration } from './schema/migrations/initial.migration';
import { TokenHoldersMigration } from './schema/migrations/token-holders.migration';
import { SyncProgressMigration } from './schema/migrations/sync-progress.migration';
import { SyncOrderMigration } from './schema/migrations/sync-order.migration';
import { RetellCallsMigration } from './schema/migrations/retell-calls.migration';
import { RowChangesMigration } from './schema/migrations/row-changes.migration';
import { PersonalDataMigration } from './schema/migrations/personal-data.migration';
import { RetentionIndexesMigration } from './schema/migrations/retention-indexes.migration';
import { MaintenanceMigration } from './schema/migrations/maintenance.migration';
import { IncomingWebhooksMigration } from './schema/migrations/incoming-webhooks.migration';
import { OffersMigration } from './schema/migrations/offers.migration';
import { OperatorsMigration } from './schema/migrations/operators.migration';
import { UserSettingsMigration } from './schema/migrations/user-settings.migration';
import { WebhooksMigration } from './schema/migrations/webhooks.migration';
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
  { name: '0008_webhooks', class: WebhooksMigration },
  { name: '0009_branch_scope', class: BranchScopeMigration },
  { name: '0010_event_type_fields', class: EventTypeFieldsMigration },
  { name: '0011_appointments', class: AppointmentsMigration },
  { name: '0012_booking_writes', class: BookingWritesMigration },
  { name: '0013_offers', class: OffersMigration },
  { name: '0014_appointment_checks', class: AppointmentChecksMigration },
  { name: '0015_sync_errors', class: SyncErrorsMigration },
  { name: '0016_sync_progress', class: SyncProgressMigration },
  { name: '0017_incoming_webhooks', class: IncomingWebhooksMigration },
  { name: '0019_calcom_account', class: CalcomAccountMigration },
  { name: '0020_user_settings', class: UserSettingsMigration },
  { name: '0021_idempotent_answers', class: IdempotentAnswersMigration },
  { name: '0022_callbacks', class: CallbacksMigration },
  { name: '0023_caller_checks', class: CallerChecksMigration },
  { name: '0024_retell_calls', class: RetellCallsMigration },
  { name: '0025_agent_keys', class: AgentKeysMigration },
  { name: '0027_catalogue', class: CatalogueMigration },
  { name: '0028_maintenance', class: MaintenanceMigration },
  { name: '0029_personal_data', class: PersonalDataMigration },
  { name: '0030_retention_indexes', class: RetentionIndexesMigration },
];

/** The database is not the one of this version of the code. */
export class DatabaseBehindError extends Error {
  constructor() {
    super('The database is behind this version: run the command "migrate", or start with MIGRATIONS=auto');
  }
}

/** Key of the advisory lock that lets one process migrate at a time: any number that no other program uses. */
const MIGRATION_LOCK = 7_301_154_227;

/**
 * Migrates the database to the schema of this code, as the owner. Where the last migrate's record shows that there is
 * nothing to do, it does nothing.
 * @returns the names of the migrations that it applied.
 * @throws AlteredDatabaseError when somebody changed by hand what keeps companies apart.
 */
export async function migrate(environment: Environment, embedded?: EmbeddedPostgres): Promise<string[]> {
  const { role, rights, work } = plan(environment);
  const before = await readRecord(environment, embedded, role);
  refuseAltered(before);
  if (isUpToDate(before, work)) return [];
  const orm = await MikroORM.init({
    ...ownerOptions(environment, embedded),
    extensions: [Migrator],
    migrations: { migrationsList, allOrNothing: false, snapshot: false, silent: true, tableName: 'migrations' },
  });
  const em = orm.em.fork() as SqlEntityManager;
  const query: OwnerQuery = (sql) => em.execute(sql);
  try {
    await em.execute('select pg_advisory_lock(?)', [MIGRATION_LOCK]);
    // Another process may have migrated meanwhile.
    const found = await recordedState(query, role);
    refuseAltered(found);
    if (isUpToDate(found, work)) return [];
    if (found) await forgetRecord(query);
    const applied = await orm.migrator.up();
    await migrateJobs(environment, embedded);
    // In one transaction: running instances never see the rights revoked and not yet granted again.
    await em.transactional(async (transaction) => {
      for (const statement of rights) await transaction.execute(statement);
    });
    await writeRecord(query, role, work);
    return applied.map((migration) => migration.name);
  } finally {
    await em.execute('select pg_advisory_unlock_all()').catch(() => undefined);
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

/** All that migrating does: for the service's role, its rights, and a digest that changes with every part. */
function plan(environment: Environment): { role: string; rights: string[]; work: string } {
  const role = serviceRoleOf(databaseNameOf(environment));
  const rights = serviceRoleStatements(role);
  const names = migrationsList.map(({ name }) => name);
  return { role, rights, work: digestOf(names, rights, getConstructionPlans(JOBS_SCHEMA), queues) };
}
