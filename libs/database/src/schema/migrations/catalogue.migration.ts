import { Migration } from '@mikro-orm/migrations';
import { CHANGES_CHANNEL } from './caller-changes.migration';

/**
 * Announces, for each company, that what its teams and services are called has changed. Instances keep copies of whole
 * lists of names, by which callers ask.
 */
export class CatalogueMigration extends Migration {
  override up(): void {
    for (const watched of WATCHED) for (const statement of announcing(watched)) this.addSql(statement);
  }
}

interface Watched {
  table: string;
  /** The columns that are copied. */
  columns: string;
}

const WATCHED: Watched[] = [
  {
    table: 'calcom_team_event_types',
    columns:
      'calcom_team_id, calcom_event_type_id, service_id, title, slug, duration, duration_options, price, currency, is_active',
  },
  { table: 'calcom_teams', columns: 'name, timezone, branch_id, is_active, is_default, deleted_at' },
  { table: 'services', columns: 'slug, name' },
  { table: 'branches', columns: 'name' },
];

const ROWS: Record<string, string> = {
  insert: 'referencing new table as new_rows',
  update: 'referencing old table as old_rows new table as new_rows',
  delete: 'referencing old table as old_rows',
};

/** @param rows SQL for rows of the companies. */
const announce = (rows: string): string =>
  `perform pg_notify('${CHANGES_CHANNEL}', 'catalogue@' || company_id) from (select distinct company_id from (${rows}) changed) companies`;

/** Rows of a statement are compared as sets; see the migration of row changes. */
function announcing({ table, columns }: Watched): string[] {
  const name = `announce_catalogue_of_${table}`;
  const facts = `company_id, id, ${columns}`;
  return [
    `create function ${name}() returns trigger language plpgsql as $$
     begin
       if tg_op = 'UPDATE' then
         ${announce(`select ${facts} from old_rows except select ${facts} from new_rows`)};
       elsif tg_op = 'DELETE' then
         ${announce('select company_id from old_rows')};
       else
         ${announce('select company_id from new_rows')};
       end if;
       return null;
     end $$`,
    ...Object.entries(ROWS).map(
      ([event, tables]) =>
        `create trigger announce_catalogue_${event} after ${event} on ${table} ${tables} for each statement execute function ${name}()`,
    ),
  ];
}
