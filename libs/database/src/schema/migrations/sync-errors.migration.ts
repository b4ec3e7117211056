import { Migration } from '@mikro-orm/migrations';

/** Errors of syncs name the item and the field; they were sentences. */
export class SyncErrorsMigration extends Migration {
  override up(): void {
    this.addSql('alter table sync_runs no force row level security');
    this.addSql(`
      update sync_runs set errors = (
        select jsonb_agg(case jsonb_typeof(error) when 'string' then jsonb_build_object(
          'object', case kind when 'teams' then 'team' else 'event_type' end,
          'calcomId', null, 'field', '', 'message', error) else error end)
        from jsonb_array_elements(errors) error)
      where errors <> '[]'`);
    this.addSql('alter table sync_runs force row level security');
  }

  override down(): void {
    // Readers of the earlier format, plain sentences, also accept objects.
  }
}
