import { companyPolicy } from './tenant-table';

/** The same as `host_ids`, the other way round: row level security keeps an index on the list itself from being used. */
export const EVENT_TYPE_HOSTS = [
  `create table event_type_hosts (
     company_id bigint not null references companies (id), host_id bigint not null,
     calcom_team_id bigint not null, calcom_event_type_id bigint not null,
     primary key (company_id, host_id, calcom_team_id, calcom_event_type_id))`,
  ...companyPolicy('event_type_hosts'),
  `create function list_event_type_hosts() returns trigger language plpgsql as $$
   begin
     if tg_op <> 'INSERT' then
       delete from event_type_hosts where company_id = old.company_id and host_id = any (old.host_ids)
         and calcom_team_id = old.calcom_team_id and calcom_event_type_id = old.calcom_event_type_id;
     end if;
     if tg_op <> 'DELETE' then
       insert into event_type_hosts (company_id, host_id, calcom_team_id, calcom_event_type_id)
         select new.company_id, host, new.calcom_team_id, new.calcom_event_type_id from unnest(new.host_ids) as host
         on conflict do nothing;
     end if;
     return null;
   end $$`,
  `create trigger list_hosts after insert or delete or update of host_ids on calcom_team_event_types
     for each row execute function list_event_type_hosts()`,
  `create function event_types_sharing(hosts bigint[]) returns jsonb language sql stable as $$
     select coalesce(jsonb_agg(distinct jsonb_build_array(calcom_team_id, calcom_event_type_id)), '[]')
       from event_type_hosts
       where company_id = nullif(current_setting('app.company_id', true), '')::bigint and host_id = any (hosts)
   $$`,
];
