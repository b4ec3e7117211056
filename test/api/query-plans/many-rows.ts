import type { World } from '../../support/world';

/** Of each company, in each of the large tables. */
export const MANY = 4000;

/** Companies beside the two of the world, which have as many rows. */
const OTHERS = 3;

const of = (columns: string, table: string, values: string, each = `generate_series(1, ${MANY}) n`): string =>
  `insert into ${table} (company_id, ${columns}) select c.id, ${values} from companies c cross join ${each}`;

const TEAM = '(select min(id) from calcom_teams t where t.company_id = c.id)';
const AGO = `now() - n * interval '10 minutes'`;

const STATEMENTS = [
  `insert into companies (name, timezone) select 'Many ' || n, 'Europe/Berlin' from generate_series(1, ${OTHERS}) n`,
  of('email, role', 'users', `'user-' || c.id || '-' || n || '@example.org', 'member'`, 'generate_series(1, 200) n'),
  of(
    'calcom_team_id, calcom_team_name, name',
    'calcom_teams',
    `800000 + n, 'Team ' || n, 'Team ' || n`,
    'generate_series(1, 60) n',
  ),
  `insert into calcom_team_event_types (company_id, calcom_team_id, calcom_event_type_id, title, slug, duration, duration_options)
   select t.company_id, t.id, 900000 + t.id * 20 + n, 'Service', 'service-' || n, 30, '[30]'
   from calcom_teams t cross join generate_series(1, 15) n where t.calcom_team_id > 800000`,
  of(
    'user_id, name, token, abilities, last_used_at',
    'personal_access_tokens',
    `(select min(id) from users u where u.company_id = c.id), 'many', md5(c.id || '-' || n), '["*"]', now()`,
  ),
  of(
    `team_id, calcom_event_type_id, operation_id, calcom_booking_uid, code, status, start_at, end_at, title, attendee, hosts,
     metadata, source, call_id, created_at, updated_at`,
    'bookings',
    `${TEAM}, 1 + n % 20, gen_random_uuid(), 'uid-' || c.id || '-' || n, 'C' || n, 'confirmed',
     now() + (n - ${MANY / 2}) * interval '30 minutes', now() + (n - ${MANY / 2} + 1) * interval '30 minutes', 'Cut',
     jsonb_build_object('name', 'Person', 'email', 'p' || n || '@example.org', 'phoneNumber', '+4930' || 1000000 + n,
       'timezone', 'Europe/Berlin', 'language', 'de'),
     '[{"name": "Host"}]', '{}', 'calcom', 'call-' || n, now(), now()`,
  ),
  of(
    'key, request_hash, operation_id, held_until, status, answer, expires_at, created_at, updated_at',
    'booking_attempts',
    `'key-' || n, '', gen_random_uuid(), now(), 201, '{}', now() + interval '20 hours', now(), now()`,
  ),
  of(
    'key, request_hash, held_until, answer, expires_at',
    'idempotent_answers',
    `'key-' || n, '', now(), '', now() + interval '20 hours'`,
  ),
  of(
    'actor_type, action, created_at',
    'audit_log',
    `'operator', case n % 50 when 0 then 'team.updated' else 'company.updated' end, ${AGO}`,
  ),
  of(
    'team_id, phone, content_hash, is_done, created_at',
    'callbacks',
    `${TEAM}, '+4930' || 2000000 + n, 'h' || n, n % 100 > 0, ${AGO}`,
  ),
  of(
    'team_id, call_id, agent_id, booking_ids, created_at',
    'retell_calls',
    `${TEAM}, 'call-' || n, 'agent', '[]', ${AGO}`,
  ),
  `insert into webhook_endpoints (company_id, url, secret, events, next_job_at)
   select id, 'https://endpoint.example/', 'v1.test.x', '[]', now() + interval '1 day' from companies`,
  of(
    'endpoint_id, event_id, type, subject, body, status, created_at',
    'webhook_deliveries',
    `(select min(id) from webhook_endpoints e where e.company_id = c.id), gen_random_uuid(), 'booking.created', 'booking:' || n, '{}',
     case when n > 20 then 'delivered' else 'pending' end, ${AGO}`,
  ),
  `insert into webhook_subscriptions (company_id, address, secret, url, calcom_team_id, calcom_event_type_id)
   select id, 'address-' || id, '', '', 1, 1 from companies`,
  of(
    'subscription_id, trigger_event, uid, event_at, body, status, handled_at',
    'webhook_inbox',
    `(select min(id) from webhook_subscriptions s where s.company_id = c.id), 'BOOKING_CREATED', 'uid-' || n, n::text, '', 'done', ${AGO}`,
  ),
  of('kind, status, created_at, finished_at, updated_at', 'sync_runs', `'teams', 'failed', now(), now(), now()`),
  'analyze',
];

/** Tables that hold so many rows of each company that reading all of them is a mistake. */
export const LARGE = [
  'personal_access_tokens',
  'bookings',
  'booking_events',
  'booking_attempts',
  'idempotent_answers',
  'audit_log',
  'callbacks',
  'retell_calls',
  'webhook_deliveries',
  'webhook_inbox',
  'sync_runs',
];

/** Fills the database as some companies would in a year or two. */
export async function fillWithMany({ engines }: World): Promise<void> {
  for (const statement of STATEMENTS) await engines.database?.query(statement);
}
