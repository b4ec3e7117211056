import { type ConstructorOptions, fromPglite } from 'pg-boss';
import type { Environment } from '@app/common';
import type { EmbeddedPostgres } from '../engine/embedded-postgres';
import { databaseNameOf } from '../engine/orm-options';
import { serviceRoleOf } from '../schema/service-role';
import { JOBS_SCHEMA } from '../schema/jobs-schema';

/** Beside the connections of the requests, so that neither waits for the other. */
const POOL_SIZE = 2;

/** Seconds. One of the instances does it for all; where there is only one, what it had taken has died with its cache. */
const SUPERVISE_EVERY = { servers: 3, embedded: 30 };
/** Seconds after which what is done, and old enough, is removed. */
const MAINTAIN_EVERY = 60;

type Options = ConstructorOptions;

const common: Options = {
  schema: JOBS_SCHEMA,
  schedule: false,
  registerInstance: false,
  // Both are work for the tables' owner, whom the service is not.
  reindex: false,
  monitorVacuum: false,
  openTelemetry: { enabled: false },
};

const connection = (environment: Environment, embedded: EmbeddedPostgres | undefined): Options =>
  embedded
    ? { db: fromPglite(embedded.pglite), backend: 'pglite' }
    : {
        connectionString: environment.databaseUrl,
        application_name: 'team-selector jobs',
        connectionTimeoutMillis: 5000,
        max: POOL_SIZE,
      };

/** For the owner, who makes the tables and does nothing else. */
export function ownerBossOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  return { ...common, ...connection(environment, embedded), migrate: true, supervise: false };
}

/** For the service, which may use what is there. Jobs whose worker has died are found soon after they have expired. */
export function serviceBossOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  const role = serviceRoleOf(databaseNameOf(environment));
  const superviseEvery = SUPERVISE_EVERY[embedded ? 'embedded' : 'servers'];
  return {
    ...common,
    ...connection(environment, embedded),
    // Said while connecting: a connection that cannot take the role is none. The embedded one took it before.
    ...(embedded ? {} : { options: `-c role=${role.replaceAll(/[\\ ]/g, String.raw`\$&`)}` }),
    migrate: false,
    supervise: true,
    superviseIntervalSeconds: superviseEvery,
    monitorIntervalSeconds: superviseEvery,
    maintenanceIntervalSeconds: MAINTAIN_EVERY,
    // No job waits for another one here.
    flowIntervalSeconds: 3600,
  };
}
