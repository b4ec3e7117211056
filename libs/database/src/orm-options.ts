import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { PgliteDriver } from '@mikro-orm/pglite';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Options as OrmOptions } from '@mikro-orm/core';
import type { CompiledQuery } from 'kysely';
import { Environment } from '@app/common';
import type { EmbeddedPostgres } from './embedded-postgres';
import { entities } from './entities';
import { quoted, serviceRoleOf } from './service-role';

type Options = Partial<OrmOptions>;

const POOL_SIZE = 10;

interface RawConnection {
  executeQuery(query: CompiledQuery): Promise<unknown>;
}

const statement = (sql: string): CompiledQuery => ({ sql, parameters: [] }) as unknown as CompiledQuery;

/** Where the database is, for whoever connects: the service itself, or the owner who migrates. */
export function connectionOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  const common: Options = {
    entities,
    metadataProvider: ReflectMetadataProvider,
    discovery: { warnWhenNoEntities: false },
    debug: false,
  };
  if (embedded)
    return { ...common, driver: PgliteDriver, dbName: 'postgres', driverOptions: { pglite: embedded.pglite } };
  return {
    ...common,
    driver: PostgreSqlDriver,
    clientUrl: environment.databaseUrl,
    driverOptions: { application_name: 'team-selector', connectionTimeoutMillis: 5000 },
  };
}

/** The service's own connections: each takes the plain role the moment it is made, before anything can be asked on it. */
export function serviceOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  const role = quoted(serviceRoleOf(databaseNameOf(environment)));
  return {
    ...connectionOptions(environment, embedded),
    pool: { min: 0, max: POOL_SIZE },
    onCreateConnection: async (connection: RawConnection) => {
      await connection.executeQuery(statement(`set role ${role}`));
    },
  } as Options;
}

/** The owner's single connection, for migrations. */
export function ownerOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  return {
    ...connectionOptions(environment, embedded),
    // One connection: the advisory lock that keeps a second migrating process waiting belongs to the connection.
    pool: { min: 0, max: 1 },
    onCreateConnection: async (connection: RawConnection) => {
      await connection.executeQuery(statement('reset role'));
    },
  } as Options;
}

export function databaseNameOf(environment: Environment): string {
  if (environment.databaseUrl === undefined) return 'team_selector';
  const { pathname, username } = new URL(environment.databaseUrl);
  return decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username) || 'postgres';
}
