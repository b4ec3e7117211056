/** Keys that count no longer. */
export const FORMER_KEYS = {
  name: 'former keys of agents',
  statement: `
    update retell_agents set former_key = null, former_key_until = null where id in (
      select id from retell_agents where former_key_until < now() limit ? for update skip locked)
    returning id`,
};
