import { MAX_FUNCTIONS } from './logged-lengths';

/** An appointment in question tells the team, then the call, then the agent; else it is the company's default. */
const TEAM = `
  coalesce(
    (select team_id from bookings b where b.company_id = t.company_id and b.id = f.booking_id),
    (select id from calcom_teams n where n.company_id = t.company_id and n.id = f.named_team_id),
    (select team_id from retell_agents a where a.company_id = t.company_id and a.id = f.agent_row),
    (select id from calcom_teams d where d.company_id = t.company_id and d.is_default and d.deleted_at is null))`;

/** Adds functions to their calls. Parameters: rows as JSON, and the company. */
export const LOG_FUNCTIONS = `
  insert into retell_calls as c (company_id, call_id, agent_id, team_id, direction, number, started_at, outcome, booking_ids, functions)
  select t.company_id, f.call_id, f.agent_id, ${TEAM}, f.direction, f.number, coalesce(f.started_at, f.first_at),
    f.outcome, f.booking_ids, f.functions
  from (
    select * from jsonb_to_recordset(?::jsonb) as row (
      call_id text, agent_id text, agent_row bigint, direction text, number text, started_at timestamptz, first_at timestamptz,
      outcome text, booking_id bigint, named_team_id bigint, booking_ids jsonb, functions jsonb)
  ) f, (select ?::bigint as company_id) t
  on conflict (company_id, call_id) do update set
    functions = case when jsonb_array_length(c.functions) < ${MAX_FUNCTIONS} or excluded.outcome <> 'none' then c.functions || excluded.functions else c.functions end,
    booking_ids = (
      select coalesce(jsonb_agg(distinct booked.id), '[]')
      from jsonb_array_elements(c.booking_ids || excluded.booking_ids) as booked (id)),
    outcome = case
      when excluded.outcome = 'none' or (excluded.outcome = 'callback' and c.outcome <> 'none') then c.outcome
      else excluded.outcome end,
    team_id = case
      when excluded.outcome in ('booked', 'moved', 'cancelled') then coalesce(excluded.team_id, c.team_id)
      else coalesce(c.team_id, excluded.team_id) end,
    direction = coalesce(c.direction, excluded.direction), number = coalesce(c.number, excluded.number),
    started_at = coalesce(c.started_at, excluded.started_at), updated_at = now()`;

/**
 * What Retell tells of a call, once for each event. A transcript is kept only where the company wants it. Parameters: the
 * company, the event, the transcript, and the call with its agent as JSON.
 */
export const LOG_EVENT = `
  insert into retell_calls as c (company_id, call_id, agent_id, team_id, direction, number, started_at, ended_at, events, transcript)
  select t.company_id, f.call_id, f.agent_id, ${TEAM}, f.direction, f.number, f.started_at, f.ended_at,
    jsonb_build_array(t.event),
    case when (select store_transcripts from companies where id = t.company_id) then t.transcript end
  from (select ?::bigint as company_id, ?::text as event, ?::text as transcript) t, (
    select row.*, null::bigint as booking_id, null::bigint as named_team_id from jsonb_to_record(?::jsonb) as row (
      call_id text, agent_id text, agent_row bigint, direction text, number text, started_at timestamptz, ended_at timestamptz)
  ) f
  on conflict (company_id, call_id) do update set
    events = c.events || excluded.events,
    team_id = coalesce(c.team_id, excluded.team_id),
    direction = coalesce(c.direction, excluded.direction), number = coalesce(c.number, excluded.number),
    started_at = coalesce(excluded.started_at, c.started_at), ended_at = coalesce(excluded.ended_at, c.ended_at),
    transcript = coalesce(excluded.transcript, c.transcript), updated_at = now()
  where not c.events @> excluded.events`;
