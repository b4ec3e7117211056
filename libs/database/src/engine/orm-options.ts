import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Options as OrmOptions } from '@mikro-orm/core';
import type { CompiledQuery } from 'kysely';
import { Environment } from '@app/common';
import type { EmbeddedPostgres } from './embedded-postgres';
import { entities } from '../schema/tables';
import { releaseLostConnections } from './lost-connections';
import { quoted, serviceRoleOf } from '../schema/service-role';
import { unitOfWorkDriver } from './unit-of-work/orm-driver';

type Options = Partial<OrmOptions>;

/** Timeout for opening a connection or getting a free one. */
const CONNECT_TIMEOUT_MS = 5000;

interface RawConnection {
  executeQuery(query: CompiledQuery): Promise<unknown>;
}

/** Runs a statement on PGlite's one connection before any query can. */
function withFirstStatement(sql: string, options: Options): Options {
  const statement = { sql, parameters: [] } as unknown as CompiledQuery;
  const onCreateConnection = (connection: RawConnection): Promise<unknown> => connection.executeQuery(statement);
  return { ...options, onCreateConnection } as Options;
}

/** What the connections of the service and of the owner, who migrates, have in common. */
function connectionOptions(
  environment: Environment,
  embedded: EmbeddedPostgres | undefined,
  url = environment.databaseUrl,
): Options {
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
    clientUrl: url,
    driverOptions: {
      // The ORM ignores the parameters of `clientUrl`, so `sslmode` would silently have no effect.
      connectionString: url,
      application_name: 'team-selector',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      onPoolCreated: releaseLostConnections,
    },
  };
}

/** The service's pool. Whatever runs on it runs as the service's role. */
export function serviceOptions(
  environment: Environment,
  embedded: EmbeddedPostgres | undefined,
  url = environment.databaseUrl,
): Options {
  const role = serviceRoleOf(databaseNameOf(environment));
  const options = { ...connectionOptions(environment, embedded, url), pool: { min: 0, max: environment.databasePool } };
  return embedded
    ? withFirstStatement(`set role ${quoted(role)}`, options)
    : { ...options, driver: unitOfWorkDriver(role) };
}

/** The owner's single connection, for migrations. */
export function ownerOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  // One connection: the advisory lock that makes a second migrating process wait belongs to the session.
  const options = {
    ...connectionOptions(environment, embedded, environment.databaseDirectUrl),
    pool: { min: 0, max: 1 },
  };
  return embedded ? withFirstStatement('reset role', options) : options;
}

/** The name in `DATABASE_URL`, which always has one; `team_selector` when embedded. */
export function databaseNameOf({ databaseUrl }: Environment): string {
  return databaseUrl === undefined ? 'team_selector' : decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
}
