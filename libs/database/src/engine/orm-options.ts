import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
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
/** To open a connection or get a free one, and for the first statement on it. */
const CONNECT_TIMEOUT_MS = 5000;

interface RawConnection {
  executeQuery(query: CompiledQuery): Promise<unknown>;
}

/**
 * Runs a statement on each new connection before any query can. When it fails, the pool closes the connection.
 * `onCreateConnection` would leak such a connection in the pool, so it serves only PGlite, which has none.
 */
function withFirstStatement(sql: string, options: Options, embedded: EmbeddedPostgres | undefined): Options {
  const statement = { sql, parameters: [] } as unknown as CompiledQuery;
  const onCreateConnection = (connection: RawConnection): Promise<unknown> => connection.executeQuery(statement);
  if (embedded) return { ...options, onCreateConnection } as Options;
  const first = { text: sql, query_timeout: CONNECT_TIMEOUT_MS };
  const onConnect = (client: ClientBase): Promise<unknown> => client.query(first);
  return { ...options, driverOptions: { ...(options.driverOptions as object), onConnect } };
}

/** What the connections of the service and of the owner, who migrates, have in common. */
export function connectionOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  const common: Options = {
    entities,
    metadataProvider: ReflectMetadataProvider,
    discovery: { warnWhenNoEntities: false },
    // It would create the database that a mistyped URL names, and start empty.
    ensureDatabase: false,
    debug: false,
  };
  if (embedded)
    return { ...common, driver: embedded.driver, dbName: 'postgres', driverOptions: { pglite: embedded.pglite } };
  return {
    ...common,
    driver: PostgreSqlDriver,
    clientUrl: environment.databaseUrl,
    driverOptions: {
      // The ORM ignores the parameters of `clientUrl`, so `sslmode` would silently have no effect.
      connectionString: environment.databaseUrl,
      application_name: 'team-selector',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      onPoolCreated: releaseLostConnections,
    },
  };
}

/** The service's pool. Each connection takes the service's role (`set role`) before any query can run on it. */
export function serviceOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  const role = quoted(serviceRoleOf(databaseNameOf(environment)));
  const options = { ...connectionOptions(environment, embedded), pool: { min: 0, max: POOL_SIZE } };
  return withFirstStatement(`set role ${role}`, options, embedded);
}

/** The owner's single connection, for migrations. */
export function ownerOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  // One connection: the advisory lock that makes a second migrating process wait belongs to the session.
  const options = { ...connectionOptions(environment, embedded), pool: { min: 0, max: 1 } };
  return withFirstStatement('reset role', options, embedded);
}

/** The name in `DATABASE_URL`, defaulting as libpq does; `team_selector` when embedded. */
export function databaseNameOf(environment: Environment): string {
  if (environment.databaseUrl === undefined) return 'team_selector';
  const { pathname, username } = new URL(environment.databaseUrl);
  return decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username) || 'postgres';
}
