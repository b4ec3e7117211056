import { INTERRUPTED } from './run-failure';

/** The next run of the same company or team ends one whose process has died. This one ends those that have none. */
export const ABANDONED_RUNS = {
  name: 'abandoned sync runs',
  statement: `
    update sync_runs set status = 'failed', finished_at = now(), updated_at = now(), revision = revision + 1,
      failure = '${JSON.stringify(INTERRUPTED)}'
    where id in (
      select id from sync_runs where status = 'running' and beat_at < now() - interval '1 hour'
      limit ? for update skip locked)
    returning id`,
};

/** The last of each kind whose list was stored stays: it tells how fresh its rows are. */
export const OLD_RUNS = {
  name: 'old sync runs',
  statement: `
    delete from sync_runs where id in (
      select id from sync_runs old
      where status <> 'running' and created_at < now() - interval '90 days' and (requested_at is null or exists (
        select from sync_runs later
        where later.company_id = old.company_id and later.kind = old.kind and later.team_id is not distinct from old.team_id
          and later.requested_at > old.requested_at))
      limit ? for update skip locked)
    returning id`,
};
