import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import type { Environment } from '@app/common';
import type { EmbeddedPostgres } from './engine/embedded-postgres';
import { JOBS_SCHEMA } from './schema/jobs-schema';
import { literal } from './schema/service-role';
import { tables } from './schema/tables';

/** Runs one statement as the owner. @returns its rows. */
export type OwnerQuery = (sql: string) => Promise<object[]>;

/** A row level security policy or a trigger of a table is not as the last migration left it. */
export class AlteredDatabaseError extends Error {
  constructor(altered: string[]) {
    super(
      `Row level security or a trigger was changed by hand on ${altered.join(', ')}, and may no longer keep companies ` +
        `apart: undo the change. If it was meant, accept it with the statement ${FORGET}`,
    );
    this.name = 'AlteredDatabaseError';
  }
}

/** What the database is like. Only hashes: they are compared and never read. */
interface DatabaseState {
  /** Major version. Another one may print the same policy differently. */
  server: number;
  /** What every migration sets again: rights, the service's role, pg-boss's version and queues, names of migrations. */
  rights: string;
  /** What only the migrations set, by table: row level security, its policies, the triggers. */
  walls: Record<string, string>;
}

/** Left in the database by the last migrate, as the comment of the table of migrations. */
interface MigrationRecord {
  /** Everything that the migrate was about to do. */
  work: string;
  state: DatabaseState;
}

/** A record and the state that it is compared with. */
export interface RecordedState {
  record: MigrationRecord | undefined;
  state: DatabaseState;
}

const FORGET = 'comment on table public.migrations is null';

/**
 * What the last migrate recorded, and what there is now, in one query on a connection of its own: a start where both are
 * equal has nothing to migrate, and needs no more than this. @returns undefined for a database that was never migrated.
 */
export async function readRecord(
  environment: Environment,
  embedded: EmbeddedPostgres | undefined,
  role: string,
): Promise<RecordedState | undefined> {
  if (embedded) return recordedState(async (sql) => (await embedded.pglite.query<object>(sql)).rows, role);
  const client = new Client({
    connectionString: environment.databaseDirectUrl,
    application_name: 'team-selector',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // Failures are thrown by the calls below; an `error` event without a listener would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return await recordedState(async (sql) => (await client.query<object>(sql)).rows, role);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The same on the connection that migrates. */
export async function recordedState(query: OwnerQuery, role: string): Promise<RecordedState | undefined> {
  try {
    const [row] = (await query(stateStatement(role))) as { record: string | null; state: DatabaseState }[];
    return row && { record: parsed(row.record), state: row.state };
  } catch (error) {
    if (NOT_MIGRATED.includes((error as { code?: string }).code ?? '')) return undefined;
    throw error;
  }
}

/** Whether migrating would change nothing. @param work the digest of what it would do; see {@link digestOf}. */
export const isUpToDate = (found: RecordedState | undefined, work: string): boolean =>
  found !== undefined && isDeepStrictEqual(found.record, { work, state: found.state });

/**
 * Migrating restores rights, but neither policies nor triggers. A new record would declare such a database sound, so it is
 * refused before anything is migrated. @throws AlteredDatabaseError
 */
export function refuseAltered(found: RecordedState | undefined): void {
  if (!found?.record || found.record.state.server !== found.state.server) return;
  const { walls } = found.record.state;
  const altered = Object.keys(walls).filter((table) => walls[table] !== found.state.walls[table]);
  if (altered.length > 0) throw new AlteredDatabaseError(altered);
}

/** Deletes the record until the next one: an interrupted migration must not look like a change by hand. */
export const forgetRecord = async (query: OwnerQuery): Promise<void> => void (await query(FORGET));

/** Records the present state. */
export async function writeRecord(query: OwnerQuery, role: string, work: string): Promise<void> {
  const { state } = (await recordedState(query, role)) ?? {};
  await query(`comment on table public.migrations is ${literal(JSON.stringify({ work, state }))}`);
}

export const digestOf = (...parts: unknown[]): string => hash('sha256', JSON.stringify(parts));

const CONNECT_TIMEOUT_MS = 5000;
/** No such table, column, schema or role; or no right to read them, which the owner has. */
const NOT_MIGRATED = ['42P01', '42703', '3F000', '42704', '42501'];

function parsed(comment: string | null): MigrationRecord | undefined {
  try {
    return JSON.parse(comment ?? '') as MigrationRecord;
  } catch {
    return undefined;
  }
}

/** A restrictive policy of others is left out: it only narrows what the others let through. Without ours, they let more through. */
const stateStatement = (role: string): string => `
  with spaces as (select oid, nspname, nspacl from pg_namespace where nspname in ('public', ${literal(JOBS_SCHEMA)}))
  select obj_description('public.migrations'::regclass, 'pg_class') as record, jsonb_build_object(
    'server', current_setting('server_version_num')::int / 10000,
    'rights', md5(jsonb_build_array(
      (select jsonb_agg(name order by name) from public.migrations),
      (select jsonb_agg(version) from ${JOBS_SCHEMA}.version),
      (select jsonb_agg(jsonb_build_array(name, policy, retry_limit, retry_delay, expire_seconds, retention_seconds,
        deletion_seconds) order by name) from ${JOBS_SCHEMA}.queue),
      (select jsonb_agg(jsonb_build_array(nspname, nspacl::text) order by nspname) from spaces),
      (select jsonb_agg(jsonb_build_array(nspname, relname, relacl::text) order by nspname, relname)
        from pg_class join spaces on spaces.oid = relnamespace where relacl is not null),
      (select jsonb_agg(jsonb_build_array(nspname, relname, attname, attacl::text) order by nspname, relname, attname)
        from pg_attribute join pg_class on pg_class.oid = attrelid join spaces on spaces.oid = relnamespace
        where attacl is not null),
      (select jsonb_agg(jsonb_build_array(nspname, proname, proacl::text) order by nspname, proname, proargtypes::text)
        from pg_proc join spaces on spaces.oid = pronamespace),
      (select jsonb_agg(to_jsonb(pg_roles) - 'oid') from pg_roles where rolname = ${literal(role)}),
      (select jsonb_agg(jsonb_build_array(roles.rolname, members.rolname) order by roles.rolname, members.rolname)
        from pg_auth_members join pg_roles roles on roles.oid = roleid join pg_roles members on members.oid = member
        where ${literal(role)} in (roles.rolname, members.rolname)),
      pg_has_role(current_user, ${literal(role)}, 'member'))::text),
    'walls', (select jsonb_object_agg(relname, md5(jsonb_build_array(relrowsecurity, relforcerowsecurity,
      (select jsonb_agg(to_jsonb(pg_policies) order by policyname) from pg_policies
        where schemaname = 'public' and tablename = relname and (permissive = 'PERMISSIVE' or policyname = 'branch')),
      (select jsonb_agg(jsonb_build_array(pg_get_triggerdef(pg_trigger.oid), tgenabled, prosrc) order by tgname)
        from pg_trigger join pg_proc on pg_proc.oid = tgfoid where tgrelid = pg_class.oid and not tgisinternal))::text))
      from pg_class where relnamespace = 'public'::regnamespace
        and relname in (${tables.map(({ name }) => literal(name)).join(', ')}))) as state`;
