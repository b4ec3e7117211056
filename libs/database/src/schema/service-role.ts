import { JOBS_SCHEMA } from './jobs-schema';
import { tables } from './tables';

/** What the service may do with each table. */
const GRANTS: Record<string, string> = Object.fromEntries(tables.map(({ name, rights }) => [name, rights]));

/** Background work: jobs come and go; queues and versions are the owner's to make, the service notes when it looked after them. */
const JOB_GRANTS: Record<string, string> = {
  version: 'select, update',
  queue: 'select, update',
  job: 'select, insert, update, delete',
  job_common: 'select, insert, update, delete',
  job_dependency: 'select, delete',
  // Locked while it is cleaned up, which needs the right to update.
  instance: 'select, update, delete',
};

/** Functions that run with their owner's rights, and that the service may call. */
const FUNCTIONS = ['reserve_token_ids(bigint)'];

/**
 * The role that all queries run as. Roles belong to the whole server, so each database has one of its own. It owns
 * nothing and is not a superuser: for owners and superusers row level security would be off without a word.
 */
export const serviceRoleOf = (database: string): string => `${database.slice(0, 55)}_service`;

/** Statements that make the role and bring its rights up to date. Harmless to repeat. Run as the owner. */
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

export const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
