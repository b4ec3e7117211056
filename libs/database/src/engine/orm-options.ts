import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { PgliteDriver } from '@mikro-orm/pglite';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Options as OrmOptions } from '@mikro-orm/core';
import type { CompiledQuery } from 'kysely';
import type { ClientBase } from 'pg';
import { Environment } from '@app/common';
import type { EmbeddedPostgres } from './embedded-postgres';
import { entities } from '../schema/tables';
import { releaseLostConnections } from './lost-connections';
import { quoted, serviceRoleOf } from '../schema/service-role';

type Options = Partial<OrmOptions>;

const POOL_SIZE = 10;
/** Milliseconds, for a connection to be made or to become free, and for the first word on it. */
const CONNECT_TIMEOUT_MS = 5000;

interface RawConnection {
  executeQuery(query: CompiledQuery): Promise<unknown>;
}

/**
 * What is said on each connection before anything can be asked on it. One that cannot say it is closed: the pool sees to
 * that. `onCreateConnection` would leave it in the pool for ever, used by nobody, so that is for an engine without one.
 */
function withFirstStatement(sql: string, options: Options, embedded: EmbeddedPostgres | undefined): Options {
  const statement = { sql, parameters: [] } as unknown as CompiledQuery;
  const onCreateConnection = (connection: RawConnection): Promise<unknown> => connection.executeQuery(statement);
  if (embedded) return { ...options, onCreateConnection } as Options;
  const said = { text: sql, query_timeout: CONNECT_TIMEOUT_MS };
  const onConnect = (client: ClientBase): Promise<unknown> => client.query(said);
  return { ...options, driverOptions: { ...(options.driverOptions as object), onConnect } };
}

/** Where the database is, for whoever connects: the service itself, or the owner who migrates. */
export function connectionOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  const common: Options = {
    entities,
    metadataProvider: ReflectMetadataProvider,
    discovery: { warnWhenNoEntities: false },
    // It would make the database that a mistyped URL names, and start with nothing in it.
    ensureDatabase: false,
    debug: false,
  };
  if (embedded)
    return { ...common, driver: PgliteDriver, dbName: 'postgres', driverOptions: { pglite: embedded.pglite } };
  return {
    ...common,
    driver: PostgreSqlDriver,
    clientUrl: environment.databaseUrl,
    driverOptions: {
      // Of `clientUrl` the ORM reads no parameters: what asks for encryption would be passed over without a word.
      connectionString: environment.databaseUrl,
      application_name: 'team-selector',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      onPoolCreated: releaseLostConnections,
    },
  };
}

/** The service's own connections: each takes the plain role the moment it is made, before anything can be asked on it. */
export function serviceOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  const role = quoted(serviceRoleOf(databaseNameOf(environment)));
  const options = { ...connectionOptions(environment, embedded), pool: { min: 0, max: POOL_SIZE } };
  return withFirstStatement(`set role ${role}`, options, embedded);
}

/** The owner's single connection, for migrations. */
export function ownerOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  // One connection: the advisory lock that keeps a second migrating process waiting belongs to the connection.
  const options = { ...connectionOptions(environment, embedded), pool: { min: 0, max: 1 } };
  return withFirstStatement('reset role', options, embedded);
}

export function databaseNameOf(environment: Environment): string {
  if (environment.databaseUrl === undefined) return 'team_selector';
  const { pathname, username } = new URL(environment.databaseUrl);
  return decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username) || 'postgres';
}
