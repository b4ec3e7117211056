/**
 * Counts the queries that read a table, over all processes, in the database itself; and makes each of them slow.
 *
 * The counter is a policy of the table. Its sub-select draws a number from a sequence and sleeps, and PostgreSQL
 * evaluates it once for each query that reads the table, whichever process sends it. Queries of roles that bypass the
 * policies are not counted, and neither are queries that meet no row.
 */
export async function countSelects({ role, query }, table, seconds) {
  for (const sql of [
    `create sequence counted_selects`,
    `grant usage on sequence counted_selects to "${role}"`,
    `create function count_select() returns boolean language plpgsql volatile as $$ begin
       perform nextval('counted_selects'), pg_sleep(${Number(seconds)});
       return true;
     end $$`,
    `create policy counted on ${table} as restrictive for select using ((select count_select()))`,
  ]) {
    await query(sql);
  }
  const read = async () => {
    const [row] = await query(
      'select case when is_called then last_value else 0 end::int as drawn from counted_selects',
    );
    return row.drawn;
  };
  return {
    during: async (work) => {
      const before = await read();
      await work();
      return (await read()) - before;
    },
  };
}
