/** A repeat of an event is known as long as its row is there. @param days after which a handled event is removed. */
export const handledEvents = (days: number) => ({
  name: 'handled webhooks',
  statement: `
    delete from webhook_inbox where id in (
      select id from webhook_inbox where status <> 'pending' and handled_at < now() - interval '${days} days'
      limit ? for update skip locked)
    returning id`,
});
