import type { TestDatabase } from './postgres';
import { serviceRoleOf } from '@app/database';

/** Counts the queries that read a table, over all processes, in the database itself. */
export interface SelectCounter {
  during(work: () => Promise<unknown>): Promise<number>;
}

/**
 * The counter is a policy of the table. Its sub-select draws a number from a sequence, and PostgreSQL evaluates it once
 * for each query that reads the table, whichever process sends it. Drawn numbers are seen at once and are never rolled
 * back, while the server's own statistics arrive seconds late and count scans, and its log can be read on its machine
 * alone. Queries of a role that bypasses policies are not counted, and neither are queries that meet no row.
 */
export async function countSelects(database: TestDatabase, table: string): Promise<SelectCounter> {
  const role = serviceRoleOf(new URL(database.url).pathname.slice(1));
  for (const sql of [
    `create sequence counted_selects`,
    `grant usage on sequence counted_selects to "${role}"`,
    `create policy counted on ${table} as restrictive for select using ((select nextval('counted_selects')) > 0)`,
  ]) {
    await database.query(sql);
  }
  const read = async (): Promise<number> => {
    const sql = 'select case when is_called then last_value else 0 end::int as drawn from counted_selects';
    const [row] = await database.query<{ drawn: number }>(sql);
    return row?.drawn ?? 0;
  };
  return {
    during: async (work) => {
      const before = await read();
      await work();
      return (await read()) - before;
    },
  };
}
