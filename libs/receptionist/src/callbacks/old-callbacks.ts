/** They hold personal data. @param days for which they are kept. */
export const oldCallbacks = (days: number) => ({
  name: 'old callbacks',
  statement: `
    delete from callbacks where id in (
      select id from callbacks where created_at < now() - interval '${days} days' limit ? for update skip locked)
    returning id`,
});
