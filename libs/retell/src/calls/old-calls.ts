/** Calls that are kept no longer. */
export const oldCalls = (days: number) => ({
  name: 'old calls',
  statement: `
    delete from retell_calls where id in (
      select id from retell_calls where created_at < now() - interval '${days} days' limit ? for update skip locked)
    returning id`,
});
