import { Migration } from '@mikro-orm/migrations';

/** The switch that makes the whole service read-only. It belongs to no company. */
export class MaintenanceMigration extends Migration {
  override up(): void {
    for (const statement of [TABLE, ROW, ANNOUNCE, TRIGGER]) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop table maintenance');
    this.addSql('drop function announce_maintenance()');
  }
}

/** One row, always. */
const TABLE = `
  create table maintenance (
    id boolean primary key default true check (id),
    -- Null: it is off.
    since timestamptz)`;

const ROW = 'insert into maintenance default values';

const ANNOUNCE = `
create function announce_maintenance() returns trigger language plpgsql as $$
begin
  perform pg_notify('caller_news', 'maintenance:switch');
  return null;
end $$`;

const TRIGGER = `create trigger announce_change after update on maintenance
  for each statement execute function announce_maintenance()`;
