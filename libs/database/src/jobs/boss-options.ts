import { type ConstructorOptions, fromPglite } from 'pg-boss';
import type { Environment } from '@app/common';
import type { EmbeddedPostgres } from '../engine/embedded-postgres';
import { databaseNameOf } from '../engine/orm-options';
import { serviceRoleOf } from '../schema/service-role';
import { JOBS_SCHEMA } from '../schema/jobs-schema';

/** Beside the pool of the requests, so that neither waits for the other (a bulkhead). */
const POOL_SIZE = 2;

/** Seconds. One instance supervises for all. Embedded there is one process, and its cache dies with it: no hurry. */
const SUPERVISE_EVERY = { servers: 3, embedded: 30 };
/** Seconds between deletions of completed jobs that are old enough. */
const MAINTAIN_EVERY = 60;

type Options = ConstructorOptions;

const common: Options = {
  schema: JOBS_SCHEMA,
  schedule: false,
  registerInstance: false,
  // Both need the tables' owner, which the service is not.
  reindex: false,
  monitorVacuum: false,
  openTelemetry: { enabled: false },
};

const connection = (environment: Environment, embedded: EmbeddedPostgres | undefined): Options =>
  embedded
    ? { db: fromPglite(embedded.pglite), backend: 'pglite' }
    : {
        connectionString: environment.databaseDirectUrl,
        application_name: 'team-selector jobs',
        connectionTimeoutMillis: 5000,
        max: POOL_SIZE,
      };

/** For the owner, who migrates pg-boss's tables and does nothing else. */
export function ownerBossOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  return { ...common, ...connection(environment, embedded), migrate: true, supervise: false };
}

/** For the service, which never migrates. Supervision is frequent, so the jobs of a dead worker are retried soon. */
export function serviceBossOptions(environment: Environment, embedded: EmbeddedPostgres | undefined): Options {
  const role = serviceRoleOf(databaseNameOf(environment));
  const superviseEvery = SUPERVISE_EVERY[embedded ? 'embedded' : 'servers'];
  return {
    ...common,
    ...connection(environment, embedded),
    // Part of the connecting itself, so a connection without the role cannot exist. PGlite's one connection has it already.
    ...(embedded ? {} : { options: `-c role=${role.replaceAll(/[\\ ]/g, String.raw`\$&`)}` }),
    migrate: false,
    supervise: true,
    superviseIntervalSeconds: superviseEvery,
    monitorIntervalSeconds: superviseEvery,
    maintenanceIntervalSeconds: MAINTAIN_EVERY,
    // No job depends on another one.
    flowIntervalSeconds: 3600,
  };
}
