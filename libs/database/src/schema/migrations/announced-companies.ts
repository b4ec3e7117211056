import { CHANGES_CHANNEL } from './caller-changes.migration';

/** A table whose changes are announced by their company: instances keep copies of whole lists. */
export interface Watched {
  table: string;
  /** The columns that are copied. */
  columns: string;
  /** Absent: all. */
  events?: readonly string[];
}

const ROWS: Record<string, string> = {
  insert: 'referencing new table as new_rows',
  update: 'referencing old table as old_rows new table as new_rows',
  delete: 'referencing old table as old_rows',
};

/**
 * The statements that announce changes. Rows of a statement are compared as sets; see the migration of row changes.
 * @param subject as the change feed names it.
 * @param name part of the names of functions and triggers.
 */
export function announcingCompanies(subject: string, name: string, { table, columns, events }: Watched): string[] {
  const announcer = `announce_${name}_of_${table}`;
  const facts = `company_id, id, ${columns}`;
  const announce = (rows: string): string =>
    `perform pg_notify('${CHANGES_CHANNEL}', '${subject}@' || company_id) from (select distinct company_id from (${rows}) changed) companies`;
  return [
    `create function ${announcer}() returns trigger language plpgsql as $$
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
    ...(events ?? Object.keys(ROWS)).map(
      (event) =>
        `create trigger announce_${name}_${event} after ${event} on ${table} ${ROWS[event]} for each statement execute function ${announcer}()`,
    ),
  ];
}
