/** They hold personal data, and nobody calls back after two years. */
export const OLD_CALLBACKS = {
  name: 'old callbacks',
  statement: `
    delete from callbacks where id in (
      select id from callbacks where created_at < now() - interval '730 days' limit ? for update skip locked)
    returning id`,
};
