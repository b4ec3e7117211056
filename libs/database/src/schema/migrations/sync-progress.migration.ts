import { Migration } from '@mikro-orm/migrations';
import { companyPolicy } from './tenant-table';

/** One run at a time for each company and each team, whose process shows that it lives; and when the next one is due. */
export class SyncProgressMigration extends Migration {
  override up(): void {
    for (const statement of [...RUNS, ...TEAMS, ...SCHEDULE, ...TRIGGERS, ...ANNOUNCE]) this.addSql(statement);
  }

  override down(): void {
    for (const statement of UNDO) this.addSql(statement);
  }
}

const RUNS = [
  `alter table sync_runs
     add column phase text not null default 'teams' check (phase in ('teams', 'event_types')),
     add column done integer not null default 0,
     add column steps integer not null default 0,
     -- Counts what watchers are to be told.
     add column revision integer not null default 1,
     -- When the process at work last showed that it lives, and what only this process knows.
     add column beat_at timestamptz not null default now(),
     add column claim uuid,
     -- Why it failed, as callers are told.
     add column failure jsonb`,
  `alter table sync_runs no force row level security`,
  `update sync_runs set status = 'failed', finished_at = now() where status = 'running'`,
  `alter table sync_runs force row level security`,
  // No team has the id 0: it stands for all teams of the company.
  `create unique index sync_runs_one_running on sync_runs (company_id, coalesce(team_id, 0)) where status = 'running'`,
  // Teams are stored before their run has ended.
  `drop index sync_runs_company_id_kind_requested_at_idx`,
  `create index on sync_runs (company_id, kind, team_id, requested_at) where requested_at is not null`,
  `drop index sync_runs_company_id_id_idx`,
  `create index on sync_runs (company_id, created_at, id)`,
];

/** Branches that name their Cal.com team are given that team, unless an administrator has decided otherwise. */
const TEAMS = [`alter table calcom_teams add column is_branch_decided boolean not null default false`];

const SCHEDULE = [
  // While a run is under way: when its process is taken for dead.
  `create table sync_schedule (company_id bigint primary key references companies (id), due_at timestamptz not null default now())`,
  `create index on sync_schedule (due_at)`,
  ...companyPolicy('sync_schedule'),
  // The scheduler lists what is due across companies: ids and timestamps only.
  `create policy due_syncs on sync_schedule
     using ((select nullif(current_setting('app.due_syncs', true), '')) = 'list')
     with check ((select nullif(current_setting('app.due_syncs', true), '')) = 'list')`,
  `alter table companies no force row level security`,
  `alter table sync_schedule no force row level security`,
  `insert into sync_schedule (company_id, due_at)
     select id, now() + random() * interval '1 hour' from companies where calcom_api_key is not null`,
  `alter table sync_schedule force row level security`,
  `alter table companies force row level security`,
];

/**
 * A company that gets a key is synced at once, one whose key changes within a minute: when all secrets are sealed anew,
 * all of them change.
 */
const TRIGGERS = [
  `create function schedule_sync() returns trigger language plpgsql as $$
   begin
     if new.calcom_api_key is null then
       delete from sync_schedule where company_id = new.id;
     elsif tg_op = 'INSERT' then
       insert into sync_schedule (company_id) values (new.id);
     else
       insert into sync_schedule as known (company_id) values (new.id) on conflict (company_id) do update
         set due_at = least(known.due_at, now() + random() * interval '1 minute');
     end if;
     return null;
   end $$`,
  `create trigger schedule_sync_of_new after insert on companies for each row execute function schedule_sync()`,
  `create trigger schedule_sync after update of calcom_api_key, calcom_base_url on companies for each row
     when ((old.calcom_api_key, old.calcom_base_url) is distinct from (new.calcom_api_key, new.calcom_base_url))
     execute function schedule_sync()`,
];

/** Announces only a run's begin and end: heartbeats and progress are frequent, and NOTIFY serialises commits. */
const ANNOUNCE = [
  `create function announce_sync_run() returns trigger language plpgsql as $$
   begin
     perform announce_changes('sync run', array[new.company_id::text], array[new.company_id::text]);
     return null;
   end $$`,
  `create trigger announce_begin after insert on sync_runs for each row execute function announce_sync_run()`,
  `create trigger announce_end after update of status on sync_runs for each row execute function announce_sync_run()`,
];

const UNDO = [
  'drop function announce_sync_run() cascade',
  'drop function schedule_sync() cascade',
  'drop table sync_schedule',
  'alter table calcom_teams drop column is_branch_decided',
  'drop index sync_runs_one_running',
  'drop index sync_runs_company_id_kind_team_id_requested_at_idx',
  'drop index sync_runs_company_id_created_at_id_idx',
  `create index on sync_runs (company_id, kind, requested_at) where status = 'succeeded'`,
  'create index on sync_runs (company_id, id desc)',
  `alter table sync_runs
     drop column phase, drop column done, drop column steps, drop column revision, drop column beat_at, drop column claim,
     drop column failure`,
];
