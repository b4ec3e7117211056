import { JOBS_SCHEMA } from './jobs-schema';
import { tables } from './tables';

/** The rights of the service's role, by table. */
const GRANTS: Record<string, string> = Object.fromEntries(tables.map(({ name, rights }) => [name, rights]));

/** The same for pg-boss's tables. The service adds and deletes jobs; of queues and versions it only updates timestamps. */
const JOB_GRANTS: Record<string, string> = {
  version: 'select, update',
  queue: 'select, update',
  job: 'select, insert, update, delete',
  job_common: 'select, insert, update, delete',
  job_dependency: 'select, delete',
  // pg-boss locks its rows for clean-up, which needs the right to update.
  instance: 'select, update, delete',
};

/** `security definer` functions that the service may call. */
const FUNCTIONS = [
  'reserve_token_ids(bigint)',
  'trim_audit_log(integer, integer)',
  'trim_booking_events(integer, integer)',
];

/**
 * Name of the role that all queries run as. Roles belong to the whole server, so each database has its own. It owns
 * nothing and is no superuser: for owners and superusers row level security would silently be off.
 */
export const serviceRoleOf = (database: string): string => `${database.slice(0, 55)}_service`;

/** Idempotent statements that create the role and set its rights. For the owner. */
export function serviceRoleStatements(role: string): string[] {
  const name = quoted(role);
  return [
    `do $$ begin
       if not exists (select from pg_roles where rolname = ${literal(role)}) then
         create role ${name} nologin nosuperuser nobypassrls nocreatedb nocreaterole;
       end if;
     exception when duplicate_object or unique_violation then null; -- another process was faster
     end $$`,
    `do $$ begin
       if not pg_has_role(current_user, ${literal(role)}, 'member') then
         execute format('grant %I to %I', ${literal(role)}, current_user);
       end if;
     end $$`,
    ...rightsIn('public', GRANTS, name),
    ...rightsIn(JOBS_SCHEMA, JOB_GRANTS, name),
    `grant usage on all sequences in schema public to ${name}`,
    ...FUNCTIONS.map((signature) => `grant execute on function ${signature} to ${name}`),
  ];
}

const rightsIn = (schema: string, grants: Record<string, string>, role: string): string[] => [
  `grant usage on schema ${schema} to ${role}`,
  `revoke all on all tables in schema ${schema} from ${role}`,
  ...Object.entries(grants).map(([table, rights]) => `grant ${rights} on ${schema}.${table} to ${role}`),
];

/** An identifier for SQL. */
export const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
/** A text for SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
