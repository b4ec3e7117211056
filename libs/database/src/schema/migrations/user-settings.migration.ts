import { Migration } from '@mikro-orm/migrations';
import { referringAgain } from './referring-again';

/** Users can be removed and limited, but for a company's last administrator. */
export class UserSettingsMigration extends Migration {
  override up(): void {
    for (const statement of [...FORGOTTEN_USERS, KEEP_LAST_ADMIN, LAST_ADMIN]) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop function keep_last_admin() cascade');
    for (const table of ['bookings', 'sync_runs'])
      for (const statement of referringAgain(table, 'user_id', 'users')) this.addSql(statement);
  }
}

/** What a user has done stays with the number of the user, as in the audit log; removing one rewrites no history. */
const FORGOTTEN_USERS = ['bookings', 'sync_runs'].map(
  (table) => `alter table ${table} drop constraint if exists ${table}_company_id_user_id_fkey`,
);

/** Of two concurrent changes the second waits for the first, and no longer counts its administrator. */
const KEEP_LAST_ADMIN = `
create function keep_last_admin() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.role = 'admin' and new.branch_id is null then return new; end if;
  perform from companies where id = old.company_id for no key update;
  if not exists (select from users
    where company_id = old.company_id and id <> old.id and role = 'admin' and branch_id is null) then
    raise exception 'the last administrator of a company stays' using errcode = 'check_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$`;

const LAST_ADMIN = `
create trigger keep_last_admin before update of role, branch_id or delete on users
  for each row when (old.role = 'admin' and old.branch_id is null) execute function keep_last_admin()`;
