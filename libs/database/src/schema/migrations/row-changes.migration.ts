import { Migration } from '@mikro-orm/migrations';
import { announcingCallers, CHANGES_CHANNEL } from './caller-changes.migration';

/**
 * Announces changes of every row that instances keep a copy of, once for each statement: a trigger for each row would
 * notify a thousand times for a sync of a thousand teams, also when it has changed nothing.
 */
export class RowChangesMigration extends Migration {
  override up(): void {
    for (const table of ['personal_access_tokens', 'users', 'companies'])
      for (const trigger of ['announce_change', 'announce_truncate'])
        this.addSql(`drop trigger ${trigger} on ${table}`);
    this.addSql('drop function announce_caller_change()');
    this.addSql(ANNOUNCE);
    for (const watched of WATCHED) for (const statement of announcing(watched)) this.addSql(statement);
  }

  override down(): void {
    for (const { subject } of WATCHED) this.addSql(`drop function announce_${subject.replaceAll(' ', '_')}() cascade`);
    this.addSql('drop function announce_changes(text, text[], text[])');
    for (const statement of announcingCallers()) this.addSql(statement);
  }
}

interface Watched {
  /** As in the type `Subject`. */
  subject: string;
  table: string;
  /** SQL for the key of a row. */
  key: string;
  /** The column with the company's id. */
  company?: string;
  /** The columns that are copied. Not those that change all the time, such as `last_used_at`. */
  columns: string;
  /** Whether a new row changes what is copied under its key. */
  isAboutInserts?: boolean;
}

const WATCHED: Watched[] = [
  { subject: 'token', table: 'personal_access_tokens', key: 'id', columns: 'user_id, token, abilities, expires_at' },
  { subject: 'user', table: 'users', key: 'id', columns: 'role' },
  {
    subject: 'company',
    table: 'companies',
    key: 'id',
    company: 'id',
    columns: 'name, locale, timezone, calcom_api_key, calcom_base_url',
  },
  {
    subject: 'agent',
    table: 'retell_agents',
    key: 'agent_id',
    columns: 'id, phone_number, team_id, api_key',
    isAboutInserts: true,
  },
  { subject: 'team', table: 'calcom_teams', key: 'id', columns: 'calcom_team_id, timezone, is_active, deleted_at' },
  {
    subject: 'default team',
    table: 'calcom_teams',
    key: 'company_id',
    columns: 'id, is_default, is_active, deleted_at',
  },
  {
    subject: 'event type',
    table: 'calcom_team_event_types',
    key: `calcom_team_id || '/' || calcom_event_type_id`,
    columns:
      'id, service_id, title, slug, duration, duration_options, price, currency, is_active, requires_confirmation, booking_fields',
  },
];

/** PostgreSQL refuses payloads of 8,000 bytes, and the writer's transaction with them. */
const MAX_PAYLOAD_BYTES = 7000;
/** More changes of one statement are announced as the whole company's. */
const MAX_KEYS = 2000;

/** PostgreSQL delivers notifications with the commit, and equal ones of a transaction once. */
const ANNOUNCE = `
create function announce_changes(subject text, keys text[], company_ids text[]) returns void language plpgsql as $$
declare
  key text;
  payload text := '';
begin
  if cardinality(keys) > ${MAX_KEYS} or (select max(octet_length(k)) from unnest(keys) k) > ${MAX_PAYLOAD_BYTES / 2} then
    perform pg_notify('${CHANGES_CHANNEL}', subject || '@' || id) from (select distinct unnest(company_ids) as id) companies;
    return;
  end if;
  for key in select distinct unnest(keys) loop
    if octet_length(payload) + octet_length(key) > ${MAX_PAYLOAD_BYTES} then
      perform pg_notify('${CHANGES_CHANNEL}', subject || ':' || ltrim(payload));
      payload := '';
    end if;
    payload := payload || ' ' || key;
  end loop;
  if payload <> '' then perform pg_notify('${CHANGES_CHANNEL}', subject || ':' || ltrim(payload)); end if;
end $$`;

/** The rows of a statement are compared as sets: joining old and new ones by id would be a nested loop over both. */
function announcing({ subject, table, key, company = 'company_id', columns, isAboutInserts }: Watched): string[] {
  const name = `announce_${subject.replaceAll(' ', '_')}`;
  const facts = `(${key})::text as key, ${company}::text as company, ${columns}`;
  const announce = (rows: string): string =>
    `perform announce_changes('${subject}', array_agg(key), array_agg(company)) from (${rows}) changed having count(*) > 0`;
  const on = (event: string, tables: string): string =>
    `create trigger ${name}_${event} after ${event} on ${table} ${tables} for each statement execute function ${name}()`;
  return [
    `create function ${name}() returns trigger language plpgsql as $$
     begin
       if tg_op = 'UPDATE' then
         ${announce(`select ${facts} from old_rows except select ${facts} from new_rows`)};
       elsif tg_op = 'DELETE' then
         ${announce(`select ${facts} from old_rows`)};
       elsif tg_op = 'INSERT' then
         ${announce(`select ${facts} from new_rows`)};
       else
         perform pg_notify('${CHANGES_CHANNEL}', 'everything');
       end if;
       return null;
     end $$`,
    on('update', 'referencing old table as old_rows new table as new_rows'),
    on('delete', 'referencing old table as old_rows'),
    ...(isAboutInserts ? [on('insert', 'referencing new table as new_rows')] : []),
    on('truncate', ''),
  ];
}

/** As it was announced at first. */
export function firstAnnounced(subject: string): Watched {
  const watched = WATCHED.find((one) => one.subject === subject);
  if (!watched) throw new Error(`Nothing of a ${subject} was announced at first`);
  return watched;
}
