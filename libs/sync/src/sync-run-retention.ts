/** A run takes minutes. One that is older has lost its process. */
export const ABANDONED_RUNS = {
  name: 'abandoned sync runs',
  statement: `
    update sync_runs set status = 'failed', finished_at = now(), updated_at = now(),
      errors = jsonb_build_array(jsonb_build_object('object', case kind when 'teams' then 'team' else 'event_type' end,
        'calcomId', null, 'field', '', 'message', 'The sync was interrupted'))
    where id in (
      select id from sync_runs where status = 'running' and created_at < now() - interval '1 hour'
      limit ? for update skip locked)
    returning id`,
};

/** The last of each kind that succeeded stays: it tells how fresh its rows are. */
export const OLD_RUNS = {
  name: 'old sync runs',
  statement: `
    delete from sync_runs where id in (
      select id from sync_runs old
      where status <> 'running' and created_at < now() - interval '90 days' and (requested_at is null or exists (
        select from sync_runs later
        where later.company_id = old.company_id and later.kind = old.kind and later.team_id is not distinct from old.team_id
          and later.status = 'succeeded' and later.requested_at > old.requested_at))
      limit ? for update skip locked)
    returning id`,
};
