import { Migration } from '@mikro-orm/migrations';

/** When a sync asked Cal.com, so that an older list is not stored over a newer one although rows are left as they are. */
export class SyncOrderMigration extends Migration {
  override up(): void {
    this.addSql('alter table sync_runs add requested_at timestamptz');
    this.addSql(`create index on sync_runs (company_id, kind, requested_at) where status = 'succeeded'`);
  }

  override down(): void {
    this.addSql('alter table sync_runs drop column requested_at');
  }
}
