import { Migration } from '@mikro-orm/migrations';
import { CHANGES_CHANNEL } from './caller-changes.migration';

/**
 * Announces, for each company, that what its teams offer has changed. Instances keep copies of whole lists of offers,
 * which new rows change as well.
 */
export class OffersMigration extends Migration {
  override up(): void {
    for (const watched of WATCHED) for (const statement of announcing(watched)) this.addSql(statement);
  }
}

interface Watched {
  table: string;
  /** The columns that are copied. */
  columns: string;
  events: readonly string[];
}

const WATCHED: Watched[] = [
  {
    table: 'calcom_team_event_types',
    columns:
      'calcom_team_id, calcom_event_type_id, service_id, duration, duration_options, is_active, minimum_notice_minutes',
    events: ['insert', 'update', 'delete'],
  },
  {
    table: 'calcom_teams',
    columns: 'name, timezone, branch_id, is_active, is_default, deleted_at',
    events: ['update', 'delete'],
  },
  { table: 'services', columns: 'slug', events: ['update', 'delete'] },
];

const ROWS: Record<string, string> = {
  insert: 'referencing new table as new_rows',
  update: 'referencing old table as old_rows new table as new_rows',
  delete: 'referencing old table as old_rows',
};

/** @param rows SQL for rows of the companies. */
const announce = (rows: string): string =>
  `perform pg_notify('${CHANGES_CHANNEL}', 'offer@' || company_id) from (select distinct company_id from (${rows}) changed) companies`;

/** Rows of a statement are compared as sets; see the migration of row changes. */
function announcing({ table, columns, events }: Watched): string[] {
  const name = `announce_offers_of_${table}`;
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
    ...events.map(
      (event) =>
        `create trigger announce_offers_${event} after ${event} on ${table} ${ROWS[event]} for each statement execute function ${name}()`,
    ),
  ];
}
