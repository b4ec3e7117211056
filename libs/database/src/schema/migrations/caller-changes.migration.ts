import { Migration } from '@mikro-orm/migrations';

export const CHANGES_CHANNEL = 'caller_news';

/** The change feed: triggers notify instances of changed tokens, users and companies, which they invalidate. */
export class CallerChangesMigration extends Migration {
  override up(): void {
    for (const statement of announcingCallers()) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop function announce_caller_change() cascade');
  }
}

/** The function, and what executes it. */
export const announcingCallers = (): string[] => [
  ANNOUNCE,
  ...WATCHED.flatMap(({ table, subject, columns }) => [
    `create trigger announce_change after delete or update of ${columns} on ${table}
       for each row execute function announce_caller_change('${subject}')`,
    `create trigger announce_truncate after truncate on ${table}
       for each statement execute function announce_caller_change('everything')`,
  ]),
];

/** PostgreSQL delivers a notification with the commit, and equal ones of a transaction once. */
const ANNOUNCE = `
create function announce_caller_change() returns trigger language plpgsql as $$
begin
  if tg_level = 'STATEMENT' then perform pg_notify('${CHANGES_CHANNEL}', tg_argv[0]);
  else perform pg_notify('${CHANGES_CHANNEL}', tg_argv[0] || ':' || old.id);
  end if;
  return null;
end $$`;

/** The columns that instances cache. Not `last_used_at`, which changes all the time. */
const WATCHED = [
  {
    table: 'personal_access_tokens',
    subject: 'token',
    columns: 'id, company_id, user_id, token, abilities, expires_at',
  },
  { table: 'users', subject: 'user', columns: 'id, company_id, role' },
  { table: 'companies', subject: 'company', columns: 'id, name, locale, timezone' },
];
