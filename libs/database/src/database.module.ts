import { MikroORM } from '@mikro-orm/core';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Global, Injectable, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Environment, Jobs } from '@app/common';
import { ChangeFeed, TenantDatabase } from '@app/tenancy';
import { EmbeddedPostgres } from './engine/embedded-postgres';
import { BossJobs } from './jobs/boss-jobs';
import { migrate, requireMigrated } from './migrate';
import { EmbeddedChangeFeed } from './change-feed/embedded-change-feed';
import { PostgresChangeFeed } from './change-feed/postgres-change-feed';
import { FairConnections } from './engine/fair-connections';
import { databaseNameOf, serviceOptions } from './engine/orm-options';
import { requireSession } from './engine/pooler';
import { ReadReplicas } from './replicas/read-replicas';
import { serviceRoleOf } from './schema/service-role';

/** Owns the embedded server, which opens before the ORM connects and closes after it has disconnected. */
@Injectable()
class EmbeddedHolder implements OnApplicationShutdown {
  constructor(readonly postgres: EmbeddedPostgres | undefined) {}

  async onApplicationShutdown(): Promise<void> {
    await this.postgres?.close();
  }
}

@Global()
@Module({
  providers: [
    {
      provide: EmbeddedHolder,
      inject: [Environment],
      useFactory: async ({ databaseUrl, dataDir }: Environment) =>
        new EmbeddedHolder(databaseUrl === undefined ? await EmbeddedPostgres.open(dataDir) : undefined),
    },
    {
      provide: ChangeFeed,
      inject: [Environment, EmbeddedHolder],
      useFactory: (environment: Environment, { postgres }: EmbeddedHolder) =>
        postgres
          ? new EmbeddedChangeFeed(postgres)
          : new PostgresChangeFeed(environment.databaseDirectUrl ?? '', serviceRoleOf(databaseNameOf(environment))),
    },
  ],
  exports: [EmbeddedHolder, ChangeFeed],
})
class EmbeddedModule {}

/** Connects and migrates. Refuses to start with a role that row level security does not bind. */
@Global()
@Module({
  imports: [
    EmbeddedModule,
    MikroOrmModule.forRootAsync({
      driver: PostgreSqlDriver,
      imports: [EmbeddedModule],
      inject: [Environment, EmbeddedHolder],
      useFactory: async (environment: Environment, { postgres }: EmbeddedHolder) => {
        await requireSession(environment);
        await (environment.migrations === 'check'
          ? requireMigrated(environment, postgres)
          : migrate(environment, postgres));
        return { ...serviceOptions(environment, postgres), registerRequestContext: false };
      },
    }),
  ],
  providers: [
    {
      provide: FairConnections,
      inject: [MikroORM, EmbeddedHolder],
      useFactory: (orm: MikroORM, { postgres }: EmbeddedHolder) => {
        const fair = new FairConnections(postgres !== undefined);
        fair.guard((orm.em as SqlEntityManager).getConnection());
        return fair;
      },
    },
    {
      provide: TenantDatabase.replicas,
      inject: [Environment, MikroORM],
      // Each replica has an ORM of its own, which is made after the service's.
      useFactory: (environment: Environment) =>
        environment.databaseReplicaUrls.length > 0 ? new ReadReplicas(environment) : undefined,
    },
    {
      provide: Jobs,
      inject: [Environment, EmbeddedHolder, MikroORM],
      useFactory: async (environment: Environment, { postgres }: EmbeddedHolder, orm: MikroORM) => {
        // Embedded, jobs and requests share one connection, which takes the service's role with its first query.
        await (orm.em.fork() as SqlEntityManager).execute('select 1');
        return BossJobs.start(environment, postgres);
      },
    },
  ],
  exports: [Jobs, FairConnections, TenantDatabase.replicas],
})
export class DatabaseModule implements OnModuleInit {
  constructor(private readonly orm: MikroORM) {}

  /** Asks on two connections at once: a pooler may have prepared one of them, and hand out another one later. */
  async onModuleInit(): Promise<void> {
    await Promise.all([this.checkRole(), this.checkRole()]);
  }

  private async checkRole(): Promise<void> {
    const em = this.orm.em.fork() as SqlEntityManager;
    const [role] = (await em.execute(
      `select rolname, rolsuper or rolbypassrls or exists (select from pg_class where relowner = pg_roles.oid) as unbound
       from pg_roles where rolname = current_user`,
    )) as { rolname: string; unbound: boolean }[];
    if (!role || role.unbound) {
      throw new Error(`The service would run as "${role?.rolname}", which row level security does not bind`);
    }
  }
}
