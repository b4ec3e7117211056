import { CHANGES_CHANNEL } from './caller-changes.migration';

/** Rows of a table whose changes are announced to instances that keep copies of them. */
export interface AnnouncedColumns {
  /** As in the type `Subject`. */
  subject: string;
  /** SQL for the key of a row. */
  key: string;
  /** The column with the company's id. */
  company?: string;
  /** The columns that are copied; `jsonb` rather than `json`, as they are compared. */
  columns: string;
}

/** Replaces the function that the triggers of `0005_row_changes` execute, where more columns are copied than before. */
export function announceColumns({ subject, key, company = 'company_id', columns }: AnnouncedColumns): string {
  const facts = `(${key})::text as key, ${company}::text as company, ${columns}`;
  const announce = (rows: string): string =>
    `perform announce_changes('${subject}', array_agg(key), array_agg(company)) from (${rows}) changed having count(*) > 0`;
  return `
    create or replace function announce_${subject.replaceAll(' ', '_')}() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        ${announce(`select ${facts} from old_rows except select ${facts} from new_rows`)};
      elsif tg_op = 'DELETE' then
        ${announce(`select ${facts} from old_rows`)};
      elsif tg_op = 'INSERT' then
        ${announce(`select ${facts} from new_rows`)};
      else
        perform pg_notify('${CHANGES_CHANNEL}', 'everything');
      end if;
      return null;
    end $$`;
}
